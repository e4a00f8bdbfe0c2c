/**
 * How those who wait for committed changes are woken: in this process directly, in others through PostgreSQL's notifications.
 */
@NullMarked
package io.wattledger.app.signals;

import org.jspecify.annotations.NullMarked;

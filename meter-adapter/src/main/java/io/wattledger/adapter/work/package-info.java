/**
 * Device operations on a bus: which of the open work may be done now, the jobs that do it, and when to try again.
 */
@NullMarked
package io.wattledger.adapter.work;

import org.jspecify.annotations.NullMarked;

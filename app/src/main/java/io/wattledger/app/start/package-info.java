/**
 * What must be settled before anything else may start: the settings, the data folder and its lock; and how a refusal to start is told.
 */
@NullMarked
package io.wattledger.app.start;

import org.jspecify.annotations.NullMarked;

/**
 * How facts become documents: pure folds, one document at a time, written so that a fact delivered twice changes nothing.
 */
@NullMarked
package io.wattledger.query.projection;

import org.jspecify.annotations.NullMarked;

/**
 * Every fact that is ever stored, with its stable name; the catalogue is the list of them all.
 */
@NullMarked
package io.wattledger.kernel.event;

import org.jspecify.annotations.NullMarked;

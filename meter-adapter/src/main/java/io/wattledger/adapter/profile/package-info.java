/**
 * What meters of a kind understand: their register map as data, and the driver that turns registers into the trade's words and back. A
 * profile that real hardware contradicts is changed here and nowhere else.
 */
@NullMarked
package io.wattledger.adapter.profile;

import org.jspecify.annotations.NullMarked;

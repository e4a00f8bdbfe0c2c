/**
 * Tariff plans and what they charge.
 */
@NullMarked
package io.wattledger.kernel.tariff;

import org.jspecify.annotations.NullMarked;

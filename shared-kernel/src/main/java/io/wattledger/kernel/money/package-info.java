/**
 * Money, energy and price as whole numbers of their smallest unit, and the exact cost of consumption.
 */
@NullMarked
package io.wattledger.kernel.money;

import org.jspecify.annotations.NullMarked;

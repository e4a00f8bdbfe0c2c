/**
 * The cash desk: what holds for taking and giving money at a site, and what goes into a shift.
 */
@NullMarked
package io.wattledger.kernel.cashdesk;

import org.jspecify.annotations.NullMarked;

/**
 * Adding a version to a tariff plan.
 */
@NullMarked
package io.wattledger.command.tariff.revise;

import org.jspecify.annotations.NullMarked;

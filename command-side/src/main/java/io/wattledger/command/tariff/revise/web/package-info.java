/**
 * REST for adding versions to tariff plans.
 */
@NullMarked
package io.wattledger.command.tariff.revise.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for laying down tariff plans.
 */
@NullMarked
package io.wattledger.command.tariff.define.web;

import org.jspecify.annotations.NullMarked;

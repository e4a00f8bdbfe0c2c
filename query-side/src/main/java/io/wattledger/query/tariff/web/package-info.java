/**
 * Queries about tariff plans.
 */
@NullMarked
package io.wattledger.query.tariff.web;

import org.jspecify.annotations.NullMarked;

/**
 * Tariff plans as people see them.
 */
@NullMarked
package io.wattledger.query.tariff;

import org.jspecify.annotations.NullMarked;

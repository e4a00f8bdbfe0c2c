/**
 * Orders that set a state of a meter: who rules the relay, which tariff counts. Write, read back, verified; in doubt they are read first
 * and may then be sent again; after their deadline they expire and are never carried out late.
 */
@NullMarked
package io.wattledger.adapter.order;

import org.jspecify.annotations.NullMarked;

/**
 * Laying down what holds at the cash desks of a site.
 */
@NullMarked
package io.wattledger.command.structure.cashdesk;

import org.jspecify.annotations.NullMarked;

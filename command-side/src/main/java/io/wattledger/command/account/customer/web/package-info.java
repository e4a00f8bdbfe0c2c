/**
 * REST for putting right an owner's data.
 */
@NullMarked
package io.wattledger.command.account.customer.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for ordering a refund.
 */
@NullMarked
package io.wattledger.command.account.refund.web;

import org.jspecify.annotations.NullMarked;

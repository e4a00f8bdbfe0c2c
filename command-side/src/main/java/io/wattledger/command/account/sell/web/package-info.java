/**
 * REST for selling credit.
 */
@NullMarked
package io.wattledger.command.account.sell.web;

import org.jspecify.annotations.NullMarked;

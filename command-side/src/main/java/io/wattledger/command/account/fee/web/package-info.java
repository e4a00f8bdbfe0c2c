/**
 * REST for agreeing on fixed fees.
 */
@NullMarked
package io.wattledger.command.account.fee.web;

import org.jspecify.annotations.NullMarked;

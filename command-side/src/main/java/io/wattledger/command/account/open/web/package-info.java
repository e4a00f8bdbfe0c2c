/**
 * REST for opening accounts.
 */
@NullMarked
package io.wattledger.command.account.open.web;

import org.jspecify.annotations.NullMarked;

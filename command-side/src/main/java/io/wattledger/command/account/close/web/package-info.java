/**
 * REST for closing accounts.
 */
@NullMarked
package io.wattledger.command.account.close.web;

import org.jspecify.annotations.NullMarked;

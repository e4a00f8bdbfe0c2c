/**
 * REST for suspending and resuming accounts.
 */
@NullMarked
package io.wattledger.command.account.suspend.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for delivering again what did not reach its meter.
 */
@NullMarked
package io.wattledger.command.account.redeliver.web;

import org.jspecify.annotations.NullMarked;

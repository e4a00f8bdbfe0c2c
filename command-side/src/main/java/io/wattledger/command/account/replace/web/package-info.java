/**
 * REST for replacing meters.
 */
@NullMarked
package io.wattledger.command.account.replace.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for bringing meters under an account.
 */
@NullMarked
package io.wattledger.command.account.attach.web;

import org.jspecify.annotations.NullMarked;

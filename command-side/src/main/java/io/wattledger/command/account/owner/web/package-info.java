/**
 * REST for changes of owner.
 */
@NullMarked
package io.wattledger.command.account.owner.web;

import org.jspecify.annotations.NullMarked;

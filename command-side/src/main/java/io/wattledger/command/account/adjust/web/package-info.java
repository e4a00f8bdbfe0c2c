/**
 * REST for asking for the adjustment of a balance.
 */
@NullMarked
package io.wattledger.command.account.adjust.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for laying accounts down and opening them later.
 */
@NullMarked
package io.wattledger.command.account.prepare.web;

import org.jspecify.annotations.NullMarked;

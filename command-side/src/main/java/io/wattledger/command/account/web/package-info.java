/**
 * What several requests about accounts have in common.
 */
@NullMarked
package io.wattledger.command.account.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for asking that an unknown outcome be settled.
 */
@NullMarked
package io.wattledger.command.account.settle.web;

import org.jspecify.annotations.NullMarked;

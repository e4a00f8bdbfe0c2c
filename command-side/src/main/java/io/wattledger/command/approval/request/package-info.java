/**
 * Asking for something that a second person must agree to.
 */
@NullMarked
package io.wattledger.command.approval.request;

import org.jspecify.annotations.NullMarked;

/**
 * Four eyes: what one person asks for and another one decides.
 */
@NullMarked
package io.wattledger.command.approval;

import org.jspecify.annotations.NullMarked;

/**
 * Turns what polling finds into orders, at transitions only.
 */
@NullMarked
package io.wattledger.command.supervision;

import org.jspecify.annotations.NullMarked;

/**
 * The side that decides: orders come in, facts are stored, or a specific refusal goes back.
 */
@NullMarked
package io.wattledger.command;

import org.jspecify.annotations.NullMarked;

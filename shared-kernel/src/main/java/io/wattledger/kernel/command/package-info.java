/**
 * Orders to the aggregates, and what becomes of them: an answer or a specific refusal.
 */
@NullMarked
package io.wattledger.kernel.command;

import org.jspecify.annotations.NullMarked;

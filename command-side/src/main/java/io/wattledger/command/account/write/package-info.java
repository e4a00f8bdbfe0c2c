/**
 * The life of a money write: the intent before the first byte, and the judgement of what was read back.
 */
@NullMarked
package io.wattledger.command.account.write;

import org.jspecify.annotations.NullMarked;

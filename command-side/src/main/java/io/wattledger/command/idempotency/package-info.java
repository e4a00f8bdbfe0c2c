/**
 * One request, one effect: the first answer to an Idempotency-Key is stored in the transaction of its command, and given again.
 */
@NullMarked
package io.wattledger.command.idempotency;

import org.jspecify.annotations.NullMarked;

/**
 * Identities as types, so that one cannot be passed for another.
 */
@NullMarked
package io.wattledger.kernel.id;

import org.jspecify.annotations.NullMarked;

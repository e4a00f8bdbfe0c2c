/**
 * How Axon is put together here: serializers, stores, processors, and the way of a command to its handler.
 */
@NullMarked
package io.wattledger.app.axon;

import org.jspecify.annotations.NullMarked;

/**
 * The live stream: what changed, numbered in the order of delivery, and the readers that follow it.
 */
@NullMarked
package io.wattledger.query.live;

import org.jspecify.annotations.NullMarked;

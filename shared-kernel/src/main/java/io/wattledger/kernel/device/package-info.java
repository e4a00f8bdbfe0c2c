/**
 * What the sides say about field devices: links, meters, reads, device operations and their evidence.
 */
@NullMarked
package io.wattledger.kernel.device;

import org.jspecify.annotations.NullMarked;

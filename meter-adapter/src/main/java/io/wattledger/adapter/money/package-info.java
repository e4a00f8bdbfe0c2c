/**
 * Money writes with exactly one effect over a lossy line (meter-profiles.md section 5): intent before the first byte, one frame, always
 * read back, and a pure decision table. While an outcome is unknown the meter is only read.
 */
@NullMarked
package io.wattledger.adapter.money;

import org.jspecify.annotations.NullMarked;

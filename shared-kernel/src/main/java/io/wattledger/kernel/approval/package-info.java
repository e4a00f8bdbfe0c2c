/**
 * Words of four-eyes approvals.
 */
@NullMarked
package io.wattledger.kernel.approval;

import org.jspecify.annotations.NullMarked;

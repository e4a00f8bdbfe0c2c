/**
 * The reasons for which the system says no, with stable names.
 */
@NullMarked
package io.wattledger.kernel.problem;

import org.jspecify.annotations.NullMarked;

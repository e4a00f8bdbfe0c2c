/**
 * What one side needs of another, as interfaces; the program wires them.
 */
@NullMarked
package io.wattledger.kernel.port;

import org.jspecify.annotations.NullMarked;

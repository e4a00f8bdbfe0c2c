/**
 * The gateway's side of GL/1, the protected link by which gateways dial in ({@code docs/gl1.md}). Written with the Java platform's own cryptography and
 * sharing no code with the adapter, so that each checks the other.
 */
@NullMarked
package io.wattledger.simulator.gl1;

import org.jspecify.annotations.NullMarked;

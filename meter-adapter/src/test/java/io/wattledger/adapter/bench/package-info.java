/**
 * A workbench for the tests: the fleet on real sockets against simulated meters, with an honest ledger in memory behind the kernel's ports.
 */
@NullMarked
package io.wattledger.adapter.bench;

import org.jspecify.annotations.NullMarked;

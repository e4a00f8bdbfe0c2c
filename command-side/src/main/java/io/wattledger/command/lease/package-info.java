/**
 * Which process may talk to which gateway, with fences that only grow.
 */
@NullMarked
package io.wattledger.command.lease;

import org.jspecify.annotations.NullMarked;

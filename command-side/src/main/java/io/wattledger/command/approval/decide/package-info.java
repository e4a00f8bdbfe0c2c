/**
 * Granting or denying what somebody else asked for; granting carries it out.
 */
@NullMarked
package io.wattledger.command.approval.decide;

import org.jspecify.annotations.NullMarked;

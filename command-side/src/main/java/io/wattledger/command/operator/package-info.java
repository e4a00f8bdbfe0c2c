/**
 * The people who operate the system: the aggregate, and the table by which they log in.
 */
@NullMarked
package io.wattledger.command.operator;

import org.jspecify.annotations.NullMarked;

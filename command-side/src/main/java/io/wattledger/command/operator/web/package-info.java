/**
 * REST for operators, roles and passwords.
 */
@NullMarked
package io.wattledger.command.operator.web;

import org.jspecify.annotations.NullMarked;

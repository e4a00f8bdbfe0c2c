/**
 * REST for the second pair of eyes.
 */
@NullMarked
package io.wattledger.command.approval.decide.web;

import org.jspecify.annotations.NullMarked;

/**
 * Queries about shifts.
 */
@NullMarked
package io.wattledger.query.shift.web;

import org.jspecify.annotations.NullMarked;

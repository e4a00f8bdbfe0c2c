/**
 * The one program: its entry, and what all its parts are given.
 */
@NullMarked
package io.wattledger.app;

import org.jspecify.annotations.NullMarked;

/**
 * The first words to whoever started the program: where it is, how to log in, what to try.
 */
@NullMarked
package io.wattledger.app.welcome;

import org.jspecify.annotations.NullMarked;

/**
 * How the program is: its stores, how far its read models are, and its links to the field.
 */
@NullMarked
package io.wattledger.app.health;

import org.jspecify.annotations.NullMarked;

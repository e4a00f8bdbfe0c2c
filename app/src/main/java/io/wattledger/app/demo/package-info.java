/**
 * The demonstration: a simulated campus on real sockets, and a little history made through real commands and real frames.
 */
@NullMarked
package io.wattledger.app.demo;

import org.jspecify.annotations.NullMarked;

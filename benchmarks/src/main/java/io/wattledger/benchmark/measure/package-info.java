/**
 * How work is driven and what it costs: rates, waiting times, and the processor time of the program and of its database.
 */
@NullMarked
package io.wattledger.benchmark.measure;

import org.jspecify.annotations.NullMarked;

package io.wattledger.adapter.fleet;

import io.wattledger.adapter.link.Line;
import java.util.function.BooleanSupplier;

/** Makes the line of one bus, whichever way its gateway is reached. */
@FunctionalInterface
interface LineMaker {

    /**
     * A line that is not open yet.
     *
     * @param maySend asked just before the first byte of each request
     */
    Line line(BooleanSupplier maySend, Line.Listener listener);
}

package io.wattledger.adapter.schedule;

/** Something to be done on a bus in one go: nothing else is sent between its exchanges. */
public interface BusJob {

    /** Its place among the others. */
    Priority priority();

    /** Does it; every path through it must come to {@link Visit#end}. */
    void run(Visit visit);

    /** It was broken off by a defect, or dropped when the bus was closed; {@link #run} will not go on. */
    void abandoned();
}

package io.wattledger.adapter.link;

import io.wattledger.adapter.wire.Frame;
import io.wattledger.adapter.wire.Registers;
import java.util.Optional;
import java.util.function.Function;

/** What became of one exchange on a bus. */
public sealed interface BusAnswer {

    /**
     * The unit answered as asked.
     *
     * @param values the registers read; empty after a write
     */
    record Answered(Frame request, Frame reply, Registers values) implements BusAnswer {}

    /**
     * The unit refused with a Modbus exception.
     *
     * @param code 1 function, 2 address, 3 value, 4 failure, 6 busy
     */
    record ExceptionReply(Frame request, Frame reply, int code) implements BusAnswer {}

    /**
     * The request went out and no reply was recognised in time: it may have been carried out or not.
     *
     * @param waitedMillis for how long
     */
    record Silent(Frame request, long waitedMillis) implements BusAnswer {}

    /** The request went out, or part of it, and the connection broke before a reply: it may have been carried out or not. */
    record Cut(Frame request, String cause) implements BusAnswer {}

    /** Not one byte of the request left this process: it was certainly not carried out. */
    record NotSent(String cause) implements BusAnswer {}

    /** Answers by the case that this is. A new case does not compile until every fold has an answer for it. */
    default <T> T fold(
            Function<Answered, T> answered,
            Function<ExceptionReply, T> exception,
            Function<Silent, T> silent,
            Function<Cut, T> cut,
            Function<NotSent, T> notSent) {
        if (this instanceof Answered it) {
            return answered.apply(it);
        }
        if (this instanceof ExceptionReply it) {
            return exception.apply(it);
        }
        if (this instanceof Silent it) {
            return silent.apply(it);
        }
        if (this instanceof Cut it) {
            return cut.apply(it);
        }
        return notSent.apply((NotSent) this);
    }

    /** The normal answer, if it is one. */
    default Optional<Answered> normal() {
        return this instanceof Answered it ? Optional.of(it) : Optional.empty();
    }

    /** What happened, in a few words for people and logs. */
    default String describe() {
        return fold(
                answered -> "answered",
                exception -> String.format("exception %02X", exception.code()),
                silent -> "no answer within " + silent.waitedMillis() + " ms",
                cut -> "connection broke: " + cut.cause(),
                notSent -> notSent.cause());
    }
}

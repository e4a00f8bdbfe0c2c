package io.wattledger.command.web;

import io.wattledger.command.idempotency.Answer;
import io.wattledger.command.idempotency.AnsweredRequest;
import io.wattledger.command.security.web.Caller;
import io.wattledger.kernel.id.SiteId;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A command about to be sent for a request. */
public final class Submission {

    private final CommandDoor door;
    private final Caller caller;
    private final Object body;
    private final Object command;
    private @Nullable SiteId site;
    private @Nullable String reason;

    Submission(CommandDoor door, Caller caller, Object body, Object command) {
        this.door = door;
        this.caller = caller;
        this.body = body;
        this.command = command;
    }

    /** Names the site concerned. */
    public Submission at(SiteId concerned) {
        site = concerned;
        return this;
    }

    /** Gives the operator's reason. */
    public Submission because(String given) {
        reason = given;
        return this;
    }

    /**
     * Sends the command, and answers 201.
     *
     * @param location absolute path of what was made
     * @param view the resource, by the sequence of the last event stored
     */
    public <T> Answered<T> created(String location, LongFunction<T> view) {
        return Answered.of(
                door.send(this, (result, sequence) -> answer(HttpStatus.CREATED, location, view.apply(sequence))));
    }

    /**
     * Sends a command whose result belongs into the answer, and answers 201.
     *
     * @param resultType what the command's handler returns
     */
    public <R, T> Answered<T> created(String location, Class<R> resultType, ResultView<R, T> view) {
        return created(result -> location, resultType, view);
    }

    /**
     * Sends a command whose result tells what was made, and answers 201.
     *
     * @param location absolute path of what was made, by the result
     * @param resultType what the command's handler returns
     */
    public <R, T> Answered<T> created(Function<R, String> location, Class<R> resultType, ResultView<R, T> view) {
        return Answered.of(door.send(this, (raw, sequence) -> {
            R result = Objects.requireNonNull(resultType.cast(raw));
            return answer(HttpStatus.CREATED, location.apply(result), view.of(result, sequence));
        }));
    }

    /**
     * Sends a command whose result tells whether a second person has to agree first: then it answers 202, else 201.
     *
     * @param location absolute path of what was made
     * @param resultType what the command's handler returns
     * @param awaitsApproval whether a second person has to agree
     */
    public <R, T> Answered<T> createdOrAwaiting(
            String location, Class<R> resultType, Predicate<R> awaitsApproval, ResultView<R, T> view) {
        return createdOrAwaiting(result -> location, resultType, awaitsApproval, view);
    }

    /**
     * As above, where the result tells also what was made.
     *
     * @param location absolute path of what was made, by the result
     */
    public <R, T> Answered<T> createdOrAwaiting(
            Function<R, String> location, Class<R> resultType, Predicate<R> awaitsApproval, ResultView<R, T> view) {
        return Answered.of(door.send(this, (raw, sequence) -> {
            R result = Objects.requireNonNull(resultType.cast(raw));
            HttpStatus status = awaitsApproval.test(result) ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
            return answer(status, location.apply(result), view.of(result, sequence));
        }));
    }

    /**
     * Sends a command whose result, if it has one, is a secret, and answers 201. The first answer shows it; what is stored for repetitions does not.
     *
     * @param location absolute path of what was made
     * @param secretType what the command's handler returns, or null
     * @param view the resource, with the secret and without
     */
    public <R, T> Answered<T> createdShowingOnce(
            String location, Class<R> secretType, ResultView<Optional<R>, T> view) {
        AtomicReference<Answer> first = new AtomicReference<>();
        AnsweredRequest request = door.send(this, (raw, sequence) -> {
            Optional<R> secret = Optional.ofNullable(secretType.cast(raw));
            first.set(answer(HttpStatus.CREATED, location, view.of(secret, sequence)));
            return answer(HttpStatus.CREATED, location, view.of(Optional.empty(), sequence));
        });
        // A repetition makes no answer of its own.
        return Answered.of(Objects.requireNonNullElseGet(first.get(), request::answer), request.replayed());
    }

    /** Sends the command, and answers 202: what was asked for is under way at {@code location}. */
    public <T> Answered<T> accepted(String location, LongFunction<T> view) {
        return Answered.of(
                door.send(this, (result, sequence) -> answer(HttpStatus.ACCEPTED, location, view.apply(sequence))));
    }

    /**
     * Sends a command whose result belongs into the answer, and answers 202: what was asked for is under way at {@code location}.
     *
     * @param resultType what the command's handler returns
     */
    public <R, T> Answered<T> accepted(String location, Class<R> resultType, ResultView<R, T> view) {
        return Answered.of(door.send(this, (raw, sequence) -> {
            R result = Objects.requireNonNull(resultType.cast(raw));
            return answer(HttpStatus.ACCEPTED, location, view.of(result, sequence));
        }));
    }

    /** Sends the command, and answers 200. */
    public <T> Answered<T> done(LongFunction<T> view) {
        return Answered.of(door.send(this, (result, sequence) -> answer(HttpStatus.OK, null, view.apply(sequence))));
    }

    /** Sends a command whose result belongs into the answer, and answers 200. */
    public <R, T> Answered<T> done(Class<R> resultType, ResultView<R, T> view) {
        return Answered.of(door.send(this, (raw, sequence) -> {
            R result = Objects.requireNonNull(resultType.cast(raw));
            return answer(HttpStatus.OK, null, view.of(result, sequence));
        }));
    }

    Caller caller() {
        return caller;
    }

    Object body() {
        return body;
    }

    Object command() {
        return command;
    }

    Optional<SiteId> site() {
        return Optional.ofNullable(site);
    }

    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    private <T> Answer answer(HttpStatus status, @Nullable String location, T view) {
        return new Answer(status.value(), location, door.toJson(view));
    }

    /**
     * Makes the resource that is shown.
     *
     * @param <R> the command's result
     * @param <T> the resource
     */
    @FunctionalInterface
    public interface ResultView<R, T> {

        /** The resource, by the command's result and the sequence of the last event stored. */
        T of(R result, long sequence);
    }
}

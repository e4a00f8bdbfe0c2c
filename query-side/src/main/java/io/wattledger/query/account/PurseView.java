package io.wattledger.query.account;

import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;
import io.wattledger.query.telemetry.MeterNow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The money of one meter under an account. Every amount that is not confirmed is a list of the writes it consists of.
 *
 * @param meterId the meter
 * @param serialNumber the number that it must show
 * @param tariffId the tariff plan agreed
 * @param openingBalance balance moved from an old meter
 * @param open whether the opening was applied
 * @param sold credited by all accepted sales that were not reversed since
 * @param confirmed the part of what was sold and transferred in that was proved to be on the meter
 * @param returned the part of both that never reached the meter and was handed back
 * @param refunded credit taken off the meter by refunds that were not reversed since
 * @param adjusted differences that people adopted, signed
 * @param transferred taken off other meters of the account for this one, and off this one for others
 * @param writes money writes that are not applied: waiting, pending, sent, unknown, refused or cancelled
 * @param onMeter what the meter last said in evidence
 * @param quarantine why no money is written to it; absent while all is well
 * @param departure how it leaves the account; absent while it stays
 */
public record PurseView(
        MeterId meterId,
        SerialNumber serialNumber,
        TariffId tariffId,
        Money openingBalance,
        boolean open,
        Money sold,
        Money confirmed,
        Money returned,
        Money refunded,
        Money adjusted,
        Transferred transferred,
        List<Write> writes,
        @Nullable OnMeter onMeter,
        @Nullable Quarantine quarantine,
        @Nullable Departure departure) {

    private static final Set<MoneyWriteKind> LEAVES_NOTHING = Set.of(
            MoneyWriteKind.REFUND,
            MoneyWriteKind.SALE_REVERSAL,
            MoneyWriteKind.REFUND_REVERSAL,
            MoneyWriteKind.CLOSING,
            MoneyWriteKind.TRANSFER_OUT);
    private static final Set<MoneyWriteKind> RECEIVED = Set.of(MoneyWriteKind.SALE, MoneyWriteKind.TRANSFER_IN);
    private static final Set<OperationState> IN_FLIGHT = Set.of(OperationState.PENDING, OperationState.SENT);

    /** Sold or transferred, and on its way to the meter. */
    public Money inFlight() {
        return receivedIn(IN_FLIGHT);
    }

    /** Sold or transferred and sent, and nothing yet tells whether it was applied. */
    public Money unknown() {
        return receivedIn(Set.of(OperationState.UNKNOWN));
    }

    /** Sold or transferred and not to be carried out: the money is with us. */
    public Money undelivered() {
        return receivedIn(Set.of(OperationState.REFUSED, OperationState.CANCELLED));
    }

    /** What stood on it before the first movement: nothing, until its opening is applied. */
    public Money opening() {
        return open || departure != null ? openingBalance : Money.ZERO;
    }

    /** What its meter would hold now if nothing had been used. */
    public Money movements() {
        Money cleared = departure == null || departure.held() == null ? Money.ZERO : departure.held();
        return opening().plus(confirmed).minus(refunded).plus(adjusted).minus(cleared);
    }

    /** Whether a write is on its way. */
    public boolean hasPending() {
        return writes.stream().anyMatch(write -> IN_FLIGHT.contains(write.state()));
    }

    /** Whether the outcome of a write is unknown. */
    public boolean hasUnknown() {
        return writes.stream().anyMatch(write -> write.state() == OperationState.UNKNOWN);
    }

    private Money receivedIn(Set<OperationState> states) {
        return writes.stream()
                .filter(write -> RECEIVED.contains(write.kind()) && states.contains(write.state()))
                .map(Write::credited)
                .reduce(Money.ZERO, Money::plus);
    }

    /** The purse after a sale was accepted, or one that was not delivered elsewhere was taken over. */
    PurseView afterSale(OperationId operation, Money credited) {
        return with(sold.plus(credited), confirmed, returned, refunded)
                .expecting(new Write(operation, MoneyWriteKind.SALE, credited, OperationState.PENDING));
    }

    /** The purse that is to receive what was taken off another meter. */
    PurseView receiving(OperationId operation, Money amount) {
        return with(transferred.in(amount))
                .expecting(new Write(operation, MoneyWriteKind.TRANSFER_IN, amount, OperationState.PENDING));
    }

    /** The purse after credit went on to another meter; what it did not receive itself is not its own any more. */
    PurseView afterForwarding(OperationId operation) {
        return writes.stream()
                .filter(write -> write.operationId().equals(operation))
                .findFirst()
                .map(write ->
                        without(operation).with(transferred.in(write.credited().negated())))
                .orElse(this);
    }

    /** The purse with one more write that is not applied. */
    PurseView expecting(Write write) {
        List<Write> all = new ArrayList<>(writes);
        all.add(write);
        return withWrites(List.copyOf(all));
    }

    /** The purse after an intent fixed what the write moves. */
    PurseView intend(OperationId operation, Money amount) {
        return change(operation, write -> new Write(operation, write.kind(), amount, OperationState.SENT));
    }

    /** The purse after the money of an undelivered sale went back to the customer. */
    PurseView afterReturn(OperationId operation, Money credited) {
        return without(operation).with(sold, confirmed, returned.plus(credited), refunded);
    }

    /** The purse after another operation took the money of an undelivered sale over. */
    PurseView afterRedelivery(OperationId operation, Money credited) {
        return without(operation).with(sold.minus(credited), confirmed, returned, refunded);
    }

    /** The purse after it turned out that one of its writes will not be carried out; only what it was to receive leaves money with us. */
    PurseView end(OperationId operation, OperationState state) {
        boolean leavesMoney = writes.stream()
                .anyMatch(write -> write.operationId().equals(operation) && !LEAVES_NOTHING.contains(write.kind()));
        return leavesMoney ? move(operation, state) : without(operation);
    }

    /** The purse after one of its writes came to a state short of applied. */
    PurseView move(OperationId operation, OperationState state) {
        return change(operation, write -> new Write(operation, write.kind(), write.amount(), state));
    }

    private PurseView change(OperationId operation, UnaryOperator<Write> step) {
        return withWrites(writes.stream()
                .map(write -> write.operationId().equals(operation) ? step.apply(write) : write)
                .toList());
    }

    private PurseView without(OperationId operation) {
        return withWrites(writes.stream()
                .filter(write -> !write.operationId().equals(operation))
                .toList());
    }

    /** The purse after it turned out that nobody can tell what became of a write that was sent. */
    PurseView doubt(OperationId operation) {
        boolean sent = writes.stream()
                .anyMatch(write -> write.operationId().equals(operation) && write.state() == OperationState.SENT);
        return sent ? move(operation, OperationState.UNKNOWN) : this;
    }

    /** The purse after one of its writes was applied. */
    PurseView apply(OperationId operation, MoneyWriteKind kind, Money amount) {
        PurseView rest = without(operation);
        return switch (kind) {
            case SALE, TRANSFER_IN -> rest.with(sold, confirmed.plus(amount), returned, refunded);
            case TRANSFER_OUT -> rest.with(transferred.out(amount));
            case SALE_REVERSAL -> rest.with(sold.minus(amount), confirmed.minus(amount), returned, refunded);
            case REFUND -> rest.with(sold, confirmed, returned, refunded.plus(amount));
            case REFUND_REVERSAL -> rest.with(sold, confirmed, returned, refunded.minus(amount));
            case OPENING -> rest.openedOrClosed(true);
            case CLOSING -> rest.openedOrClosed(false);
        };
    }

    /** The purse after the meter said something; an older word never replaces a newer one. */
    PurseView seen(MeterMoneySnapshot snapshot) {
        return seen(new OnMeter(snapshot.balance(), snapshot.count(), snapshot.readAt()));
    }

    /** The purse after the meter said something; an older word never replaces a newer one. */
    PurseView seen(OnMeter now) {
        boolean newer = onMeter == null || !now.observedAt().isBefore(onMeter.observedAt());
        return newer ? with(now, quarantine) : this;
    }

    /** The purse after people adopted a difference. */
    PurseView adjusted(Money difference) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                open,
                sold,
                confirmed,
                returned,
                refunded,
                adjusted.plus(difference),
                transferred,
                writes,
                onMeter,
                quarantine,
                departure);
    }

    /** The purse in quarantine, or released from it. */
    PurseView quarantined(@Nullable Quarantine since) {
        return with(onMeter, since);
    }

    /** The purse, come further on its way out of the account. */
    PurseView leaving(Departure next) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                open,
                sold,
                confirmed,
                returned,
                refunded,
                adjusted,
                transferred,
                writes,
                onMeter,
                quarantine,
                next);
    }

    private PurseView with(Transferred now) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                open,
                sold,
                confirmed,
                returned,
                refunded,
                adjusted,
                now,
                writes,
                onMeter,
                quarantine,
                departure);
    }

    /**
     * What has happened since an earlier time at which no money was on its way or with us: what the meter showed then is what this begins
     * with.
     */
    public PurseView since(PurseView earlier) {
        Money carried = earlier.onMeter == null ? Money.ZERO : earlier.onMeter.balance();
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                carried,
                open,
                sold.minus(earlier.sold),
                confirmed.minus(earlier.confirmed),
                returned.minus(earlier.returned),
                refunded.minus(earlier.refunded),
                adjusted.minus(earlier.adjusted),
                transferred.minus(earlier.transferred),
                writes,
                onMeter,
                quarantine,
                departure);
    }

    private PurseView withWrites(List<Write> changed) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                open,
                sold,
                confirmed,
                returned,
                refunded,
                adjusted,
                transferred,
                changed,
                onMeter,
                quarantine,
                departure);
    }

    private PurseView openedOrClosed(boolean nowOpen) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                nowOpen,
                sold,
                confirmed,
                returned,
                refunded,
                adjusted,
                transferred,
                writes,
                onMeter,
                quarantine,
                departure);
    }

    private PurseView with(Money nowSold, Money nowConfirmed, Money nowReturned, Money nowRefunded) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                open,
                nowSold,
                nowConfirmed,
                nowReturned,
                nowRefunded,
                adjusted,
                transferred,
                writes,
                onMeter,
                quarantine,
                departure);
    }

    private PurseView with(@Nullable OnMeter now, @Nullable Quarantine since) {
        return new PurseView(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                open,
                sold,
                confirmed,
                returned,
                refunded,
                adjusted,
                transferred,
                writes,
                now,
                since,
                departure);
    }

    /**
     * A money write that is not applied.
     *
     * @param operationId the operation
     * @param kind what it does
     * @param amount the amount; absent, for a refund of all, until an intent fixes it
     * @param state how far it has come
     */
    public record Write(
            OperationId operationId,
            MoneyWriteKind kind,
            @Nullable Money amount,
            OperationState state) {

        /** What is put on the meter. */
        Money credited() {
            return Objects.requireNonNull(amount, "what is put on a meter has an amount from the beginning");
        }
    }

    /**
     * Credit moved between the meters of an account.
     *
     * @param in taken off other meters to be put on this one, and not passed on since
     * @param out taken off this meter to be put on others
     */
    public record Transferred(Money in, Money out) {

        /** None. */
        public static final Transferred NOTHING = new Transferred(Money.ZERO, Money.ZERO);

        Transferred in(Money more) {
            return new Transferred(in.plus(more), out);
        }

        Transferred out(Money more) {
            return new Transferred(in, out.plus(more));
        }

        Transferred minus(Transferred earlier) {
            return new Transferred(in.minus(earlier.in), out.minus(earlier.out));
        }
    }

    /**
     * What a meter said.
     *
     * @param balance its balance
     * @param purchaseCount its purchase count
     * @param observedAt when it said so
     */
    public record OnMeter(Money balance, int purchaseCount, Instant observedAt) {

        /** The newer of what evidence and polling say. */
        public static @Nullable OnMeter newest(@Nullable OnMeter evidence, @Nullable MeterNow polled) {
            if (polled == null || polled.fast() == null || polled.observedAt() == null) {
                return evidence;
            }
            return evidence != null && evidence.observedAt().isAfter(polled.observedAt())
                    ? evidence
                    : new OnMeter(polled.fast().balance(), polled.fast().count(), polled.observedAt());
        }
    }

    /**
     * Why no money is written.
     *
     * @param cause the contradiction
     * @param expectedCount the purchase count by the ledger; absent where energy contradicts, and not money
     * @param foundCount the one read; absent likewise
     * @param since when it was found
     */
    public record Quarantine(
            String cause,
            @Nullable Integer expectedCount,
            @Nullable Integer foundCount,
            Instant since) {}

    /**
     * How a meter leaves the account.
     *
     * @param estimate what it is taken to hold, where two people settled that
     * @param held what it held when it was cleared, negative when overdrawn; absent until then
     * @param difference what was adopted as an adjustment because the estimate was wrong
     * @param replacedBy the meter that takes its place; absent where none does
     */
    public record Departure(
            @Nullable Money estimate,
            @Nullable Money held,
            @Nullable Money difference,
            @Nullable MeterId replacedBy) {

        static final Departure BEGUN = new Departure(null, null, null, null);

        Departure estimated(Money balance) {
            return new Departure(balance, held, difference, replacedBy);
        }

        Departure cleared(Money balance) {
            return new Departure(estimate, balance, difference, replacedBy);
        }

        Departure inFavourOf(MeterId successor) {
            return new Departure(estimate, held, difference, successor);
        }

        Departure differing(Money adjustment) {
            return new Departure(estimate, held, adjustment, replacedBy);
        }
    }
}

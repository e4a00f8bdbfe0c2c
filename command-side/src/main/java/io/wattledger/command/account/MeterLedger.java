package io.wattledger.command.account;

import io.wattledger.command.account.ConcludedWrite.Conclusion;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an account knows of the money of one of its meters. A value: each event makes a new one.
 *
 * @param meterId the meter
 * @param serialNumber the number that the meter must show before any money is written
 * @param isOpen whether the account is open on the meter, so that credit can be sold for it
 * @param isQuarantined whether the meter contradicted the ledger and people have not decided yet
 * @param lastCount the purchase count by the ledger; null until the first intent after the attachment fixes the base
 * @param openWrites the money writes that are still open, in the order of their acceptance
 * @param concludedWrites how the latest of the others ended, for evidence that comes late
 * @param recentSales the latest sales, to notice one that is made twice by mistake
 */
public record MeterLedger(
        MeterId meterId,
        SerialNumber serialNumber,
        boolean isOpen,
        boolean isQuarantined,
        @Nullable Integer lastCount,
        List<OpenWrite> openWrites,
        List<ConcludedWrite> concludedWrites,
        List<RecentSale> recentSales) {

    /** Evidence on what ended longer ago shows in the count, when the next write is prepared. */
    private static final int LATEST_KEPT = 64;

    /**
     * A sale of a moment ago.
     *
     * @param paid what was paid
     * @param at when
     */
    public record RecentSale(Money paid, Instant at) {}

    static MeterLedger of(MeterAttached attached) {
        OpenWrite opening =
                OpenWrite.accepted(attached.operationId(), MoneyWriteKind.OPENING, attached.openingBalance());
        return new MeterLedger(
                attached.meterId(),
                attached.serialNumber(),
                false,
                false,
                null,
                List.of(opening),
                List.of(),
                List.of());
    }

    /** The purchase count that the meter must show while nothing is in flight; empty before the base is known. */
    public OptionalInt count() {
        return lastCount == null ? OptionalInt.empty() : OptionalInt.of(lastCount);
    }

    /** The write whose turn it is. */
    public Optional<OpenWrite> nextWrite() {
        return openWrites.stream().findFirst();
    }

    /** An open write. */
    public Optional<OpenWrite> openWrite(OperationId operation) {
        return openWrites.stream()
                .filter(write -> write.operationId().equals(operation))
                .findFirst();
    }

    /** The write whose outcome is awaited, of which there is one at most. */
    public Optional<OpenWrite> undecidedWrite() {
        return openWrites.stream().filter(OpenWrite::isUndecided).findFirst();
    }

    /** How a write ended, as long as that is remembered. */
    public Optional<ConcludedWrite> concludedWrite(OperationId operation) {
        return concludedWrites.stream()
                .filter(write -> write.operationId().equals(operation))
                .findFirst();
    }

    /** Whether the same amount was sold for this meter less than that long ago. */
    public boolean soldWithin(Duration window, Money paid, Instant now) {
        return recentSales.stream()
                .anyMatch(sale ->
                        sale.paid().equals(paid) && sale.at().plus(window).isAfter(now));
    }

    MeterLedger after(CreditSold sale) {
        OpenWrite accepted = OpenWrite.accepted(sale.operationId(), MoneyWriteKind.SALE, sale.credited());
        return new MeterLedger(
                meterId,
                serialNumber,
                isOpen,
                isQuarantined,
                lastCount,
                Stream.concat(openWrites.stream(), Stream.of(accepted)).toList(),
                concludedWrites,
                latest(recentSales, new RecentSale(sale.paid(), sale.at())));
    }

    MeterLedger after(MoneyWriteIntended intent) {
        int count = count().orElse(intent.before().count());
        return withCount(count)
                .advance(
                        intent.operationId(),
                        write -> write.intended(intent.attempt(), intent.expectedCount(), intent.before()));
    }

    MeterLedger afterNotApplied(OperationId operation) {
        return advance(operation, write -> write.at(Stage.WAITING));
    }

    MeterLedger afterOutcomeUnknown(OperationId operation) {
        return advance(operation, write -> write.at(Stage.UNKNOWN));
    }

    MeterLedger afterConfirmed(OperationId operation) {
        return conclude(operation, Conclusion.CONFIRMED);
    }

    MeterLedger afterRefused(OperationId operation) {
        return conclude(operation, Conclusion.REFUSED);
    }

    MeterLedger after(OutcomeSettled settlement) {
        return conclude(
                settlement.operationId(),
                settlement.outcome() == SettledAs.APPLIED
                        ? Conclusion.SETTLED_APPLIED
                        : Conclusion.SETTLED_NOT_APPLIED);
    }

    MeterLedger afterQuarantined() {
        return new MeterLedger(
                meterId, serialNumber, isOpen, true, lastCount, openWrites, concludedWrites, recentSales);
    }

    MeterLedger afterReleased(int baseCount) {
        return new MeterLedger(
                meterId, serialNumber, isOpen, false, baseCount, openWrites, concludedWrites, recentSales);
    }

    private MeterLedger conclude(OperationId operation, Conclusion how) {
        return openWrite(operation).map(write -> conclude(write, how)).orElse(this);
    }

    private MeterLedger conclude(OpenWrite write, Conclusion how) {
        return new MeterLedger(
                meterId,
                serialNumber,
                isOpen || (how.isApplied() && write.kind() == MoneyWriteKind.OPENING),
                isQuarantined,
                how.isApplied() ? Integer.valueOf(write.expectedCount()) : lastCount,
                openWrites.stream().filter(other -> !other.equals(write)).toList(),
                latest(concludedWrites, new ConcludedWrite(write.operationId(), how, write.attempts())),
                recentSales);
    }

    private MeterLedger advance(OperationId operation, UnaryOperator<OpenWrite> step) {
        List<OpenWrite> advanced = openWrites.stream()
                .map(write -> write.operationId().equals(operation) ? step.apply(write) : write)
                .toList();
        return new MeterLedger(
                meterId, serialNumber, isOpen, isQuarantined, lastCount, advanced, concludedWrites, recentSales);
    }

    private MeterLedger withCount(int count) {
        return new MeterLedger(
                meterId, serialNumber, isOpen, isQuarantined, count, openWrites, concludedWrites, recentSales);
    }

    private static <T> List<T> latest(List<T> known, T next) {
        return Stream.concat(known.stream().skip(Math.max(0, known.size() + 1 - LATEST_KEPT)), Stream.of(next))
                .toList();
    }
}

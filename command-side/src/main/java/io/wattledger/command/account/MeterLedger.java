package io.wattledger.command.account;

import io.wattledger.command.account.ConcludedWrite.Conclusion;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
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
 * @param tariffId the tariff plan agreed
 * @param openingBalance what its opening puts on it
 * @param presence whether it belongs to the account, or is leaving
 * @param isOpen whether the account is open on the meter, so that credit can be sold for it
 * @param isQuarantined whether the meter contradicted the ledger and people have not decided yet
 * @param lastCount the purchase count by the ledger; null until the first intent after the attachment fixes the base
 * @param highestBalance the most that the meter can hold while no credit is on its way: consumption only lowers it; null while that
 *     is not known
 * @param openWrites the money writes that are still open, in the order of their acceptance
 * @param concludedWrites how the latest of the others ended, for evidence that comes late
 * @param recentSales the latest sales, to notice one that is made twice by mistake
 */
public record MeterLedger(
        MeterId meterId,
        SerialNumber serialNumber,
        TariffId tariffId,
        Money openingBalance,
        Presence presence,
        boolean isOpen,
        boolean isQuarantined,
        @Nullable Integer lastCount,
        @Nullable Money highestBalance,
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
                attached.tariffId(),
                attached.openingBalance(),
                Presence.STAYING,
                false,
                false,
                null,
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

    /** Whether its purse is not open, and nothing is on its way that could open it. */
    public boolean isUnopened() {
        return !isOpen && openWrites.stream().allMatch(OpenWrite::isUntried);
    }

    /** Whether credit may still be put on the meter by what was accepted. */
    public boolean hasCreditInFlight() {
        return openWrites.stream().anyMatch(write -> !write.kind().takesOff());
    }

    /** The most that the meter can hold while no credit is on its way; empty while that is not known. */
    public Optional<Money> knownHighestBalance() {
        return Optional.ofNullable(highestBalance);
    }

    MeterLedger after(CreditSold sale) {
        MeterLedger accepting = accepting(sale.operationId(), MoneyWriteKind.SALE, sale.credited());
        return new MeterLedger(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                presence,
                isOpen,
                isQuarantined,
                lastCount,
                highestBalance,
                accepting.openWrites(),
                concludedWrites,
                latest(recentSales, new RecentSale(sale.paid(), sale.at())));
    }

    /** One more write waits for its turn; no amount stands for all that the meter holds. */
    MeterLedger accepting(OperationId operation, MoneyWriteKind kind, @Nullable Money amount) {
        return withOpen(Stream.concat(openWrites.stream(), Stream.of(OpenWrite.accepted(operation, kind, amount)))
                .toList());
    }

    MeterLedger after(MoneyWriteIntended intent) {
        int count = count().orElse(intent.before().count());
        return with(isQuarantined, count, intent.before().balance())
                .advance(intent.operationId(), write -> write.intended(intent));
    }

    /** The meter takes no more money: only what clears it. */
    MeterLedger after(ClearingOrdered order) {
        return being(Presence.LEAVING).accepting(order.operationId(), MoneyWriteKind.CLOSING, Money.ZERO);
    }

    MeterLedger being(Presence next) {
        return new MeterLedger(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                next,
                isOpen,
                isQuarantined,
                lastCount,
                highestBalance,
                openWrites,
                concludedWrites,
                recentSales);
    }

    MeterLedger afterNotApplied(OperationId operation) {
        return advance(operation, write -> write.at(Stage.WAITING));
    }

    MeterLedger afterOutcomeUnknown(OperationId operation) {
        return advance(operation, write -> write.at(Stage.UNKNOWN));
    }

    MeterLedger after(MoneyWriteConfirmed write) {
        MeterLedger concluded = conclude(write.operationId(), Conclusion.CONFIRMED);
        return concluded.with(isQuarantined, concluded.lastCount, write.after().balance());
    }

    MeterLedger afterRefused(OperationId operation) {
        return conclude(operation, Conclusion.REFUSED);
    }

    /** We hold the balance: no meter takes part, so that no evidence on it can come. */
    MeterLedger afterBooked(MoneyBooked booking) {
        MeterLedger rest = afterCancelled(booking.operationId());
        return booking.kind() == MoneyWriteKind.OPENING ? rest.opened() : rest;
    }

    /** Nothing of it was ever sent, so that no evidence on it can come. */
    MeterLedger afterCancelled(OperationId operation) {
        return withOpen(openWrites.stream()
                .filter(write -> !write.operationId().equals(operation))
                .toList());
    }

    MeterLedger after(OutcomeSettled settlement) {
        if (settlement.outcome() == SettledAs.NOT_APPLIED) {
            return conclude(settlement.operationId(), Conclusion.SETTLED_NOT_APPLIED);
        }
        MeterLedger concluded = conclude(settlement.operationId(), Conclusion.SETTLED_APPLIED);
        Money balance = highestBalance == null
                ? null
                : highestBalance.plus(settlement.kind().gain(settlement.amount()));
        return concluded.with(isQuarantined, concluded.lastCount, balance);
    }

    MeterLedger afterQuarantined() {
        return with(true, lastCount, null);
    }

    MeterLedger afterReleased(int baseCount) {
        return with(false, baseCount, null);
    }

    private MeterLedger conclude(OperationId operation, Conclusion how) {
        return openWrite(operation).map(write -> conclude(write, how)).orElse(this);
    }

    private MeterLedger conclude(OpenWrite write, Conclusion how) {
        return new MeterLedger(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                presence,
                how.isApplied() ? isOpenAfter(write.kind()) : isOpen,
                isQuarantined,
                how.isApplied() ? Integer.valueOf(write.expectedCount()) : lastCount,
                highestBalance,
                openWrites.stream().filter(other -> !other.equals(write)).toList(),
                latest(concludedWrites, new ConcludedWrite(write.operationId(), how, write.attempts())),
                recentSales);
    }

    private boolean isOpenAfter(MoneyWriteKind kind) {
        return switch (kind) {
            case OPENING -> true;
            case CLOSING -> false;
            case SALE, REFUND, SALE_REVERSAL, REFUND_REVERSAL, TRANSFER_IN, TRANSFER_OUT -> isOpen;
        };
    }

    private MeterLedger advance(OperationId operation, UnaryOperator<OpenWrite> step) {
        return withOpen(openWrites.stream()
                .map(write -> write.operationId().equals(operation) ? step.apply(write) : write)
                .toList());
    }

    private MeterLedger opened() {
        return new MeterLedger(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                presence,
                true,
                isQuarantined,
                lastCount,
                highestBalance,
                openWrites,
                concludedWrites,
                recentSales);
    }

    private MeterLedger withOpen(List<OpenWrite> writes) {
        return new MeterLedger(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                presence,
                isOpen,
                isQuarantined,
                lastCount,
                highestBalance,
                writes,
                concludedWrites,
                recentSales);
    }

    private MeterLedger with(boolean quarantined, @Nullable Integer count, @Nullable Money highest) {
        return new MeterLedger(
                meterId,
                serialNumber,
                tariffId,
                openingBalance,
                presence,
                isOpen,
                quarantined,
                count,
                highest,
                openWrites,
                concludedWrites,
                recentSales);
    }

    private static <T> List<T> latest(List<T> known, T next) {
        return Stream.concat(known.stream().skip(Math.max(0, known.size() + 1 - LATEST_KEPT)), Stream.of(next))
                .toList();
    }
}

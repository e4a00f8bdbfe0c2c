package io.wattledger.command.account;

import io.wattledger.command.account.ConcludedWrite.Conclusion;
import io.wattledger.command.account.OpenWrite.Stage;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.MeterReleased;
import io.wattledger.kernel.event.MoneyWriteIntended;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an account knows of the money of one of its meters: the purchase count that the meter must show, the money writes that are still
 * open in the order of their acceptance, and whether the meter is in quarantine.
 */
public final class MeterLedger {

    /** Later evidence than this many writes ago shows in the count when the next one is prepared. */
    private static final int CONCLUSIONS_KEPT = 64;

    private static final int RECENT_SALES_KEPT = 64;

    private final MeterId meterId;
    private final SerialNumber serialNumber;
    private boolean open;
    private boolean quarantined;

    /** Null until the first intent after the attachment fixes the base. */
    private @Nullable Integer count;

    private final List<OpenWrite> openWrites = new ArrayList<>();
    private final Map<OperationId, ConcludedWrite> concluded = new LinkedHashMap<>();
    private final List<RecentSale> recentSales = new ArrayList<>();

    private record RecentSale(Money paid, Instant at) {}

    MeterLedger(MeterAttached attached) {
        meterId = attached.meterId();
        serialNumber = attached.serialNumber();
        openWrites.add(OpenWrite.accepted(attached.operationId(), MoneyWriteKind.OPENING, attached.openingBalance()));
    }

    /** The meter. */
    public MeterId meterId() {
        return meterId;
    }

    /** The number that the meter must show before any money is written. */
    public SerialNumber serialNumber() {
        return serialNumber;
    }

    /** Whether the account is open on the meter, so that credit can be sold for it. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the meter contradicted the ledger and people have not decided yet. */
    public boolean isQuarantined() {
        return quarantined;
    }

    /** The purchase count that the meter must show while nothing is in flight; empty before the first write fixes the base. */
    public OptionalInt count() {
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
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
        return Optional.ofNullable(concluded.get(operation));
    }

    /** Whether the same amount was sold for this meter less than that long ago. */
    public boolean soldWithin(Duration window, Money paid, Instant now) {
        return recentSales.stream()
                .anyMatch(sale ->
                        sale.paid().equals(paid) && sale.at().plus(window).isAfter(now));
    }

    void on(CreditSold event) {
        openWrites.add(OpenWrite.accepted(event.operationId(), MoneyWriteKind.SALE, event.credited()));
        recentSales.add(new RecentSale(event.paid(), event.at()));
        if (recentSales.size() > RECENT_SALES_KEPT) {
            recentSales.remove(0);
        }
    }

    void on(MoneyWriteIntended event) {
        if (count == null) {
            count = event.before().count();
        }
        advance(event.operationId(), write -> write.intended(event.attempt(), event.expectedCount(), event.before()));
    }

    void onNotApplied(OperationId operation) {
        advance(operation, write -> write.at(Stage.WAITING));
    }

    void onOutcomeUnknown(OperationId operation) {
        advance(operation, write -> write.at(Stage.UNKNOWN));
    }

    void onConfirmed(OperationId operation) {
        concludeApplied(operation, Conclusion.CONFIRMED);
    }

    void onRefused(OperationId operation) {
        conclude(operation, Conclusion.REFUSED);
    }

    void on(OutcomeSettled event) {
        if (event.outcome() == SettledAs.APPLIED) {
            concludeApplied(event.operationId(), Conclusion.SETTLED_APPLIED);
        } else {
            conclude(event.operationId(), Conclusion.SETTLED_NOT_APPLIED);
        }
    }

    void onQuarantined() {
        quarantined = true;
    }

    void on(MeterReleased event) {
        quarantined = false;
        count = event.baseCount();
    }

    private void concludeApplied(OperationId operation, Conclusion how) {
        openWrite(operation).ifPresent(write -> {
            count = write.expectedCount();
            open = open || write.kind() == MoneyWriteKind.OPENING;
        });
        conclude(operation, how);
    }

    private void conclude(OperationId operation, Conclusion how) {
        openWrite(operation).ifPresent(write -> {
            openWrites.remove(write);
            concluded.put(operation, new ConcludedWrite(how, write.attempts()));
        });
        if (concluded.size() > CONCLUSIONS_KEPT) {
            concluded.remove(concluded.keySet().iterator().next());
        }
    }

    private void advance(OperationId operation, UnaryOperator<OpenWrite> step) {
        openWrites.replaceAll(write -> write.operationId().equals(operation) ? step.apply(write) : write);
    }
}

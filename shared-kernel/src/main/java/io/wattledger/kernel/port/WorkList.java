package io.wattledger.kernel.port;

import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The device operations that are still open, written in the transactions of the events that open, advance and end them. An operation
 * leaves the list when its outcome is stored; nothing else removes it.
 */
public interface WorkList {

    /** The open work of one bus, in the order in which it was accepted. Work of a quarantined meter's money is not shown. */
    List<Item> openOn(BusKey bus);

    /** Calls back with the bus after its work changed, in this process or another; the callee returns at once. */
    Subscription onChange(Consumer<BusKey> listener);

    /**
     * One open device operation.
     *
     * @param sequence place in the order of acceptance
     * @param progress how far it has come
     * @param attempts attempts made so far (intents stored)
     * @param notBefore earliest instant of the next step
     */
    record Item(
            OperationId operationId,
            MeterId meterId,
            BusKey bus,
            long sequence,
            Progress progress,
            int attempts,
            Instant notBefore,
            Work work) {}

    /** How far an open operation has come. */
    enum Progress {
        /** Nothing is on the wire: the next attempt may be prepared. */
        READY,
        /** An intent is stored and no outcome: bytes may have gone out, so only reads may follow until it is decided. */
        INTENDED
    }

    /** What is to be done at the meter. */
    sealed interface Work {}

    /**
     * A money write.
     *
     * @param amount to be written; nothing, for a refund of all, until an intent fixes it
     * @param intent the stored intent of the last attempt; null before the first
     */
    record MoneyWork(
            AccountId accountId,
            MoneyWriteKind kind,
            Money amount,
            @Nullable Intent intent) implements Work {}

    /**
     * A stored intent, from which an outcome can be judged after a restart.
     *
     * @param expectedCount the count once it is applied
     * @param balanceBefore the balance read before it
     */
    record Intent(int expectedCount, Money balanceBefore) {}

    /**
     * Who shall rule the relay.
     *
     * @param deliverBy after which it expires unsent
     */
    record RelayWork(RelayMode mode, Instant deliverBy) implements Work {}

    /**
     * A tariff version for the meter.
     *
     * @param version as the meter keeps it
     * @param activateAt when the prices begin to count
     * @param deliverBy after which it expires unsent
     */
    record TariffWork(int version, TariffPlan plan, Instant activateAt, Instant deliverBy) implements Work {}

    /**
     * Where the meter is to go on within the tiers.
     *
     * @param deliverBy after which it expires unsent
     */
    record TierWork(TierPosition position, Instant deliverBy) implements Work {}
}

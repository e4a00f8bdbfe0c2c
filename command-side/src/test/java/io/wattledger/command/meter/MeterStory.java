package io.wattledger.command.meter;

import static io.wattledger.command.account.Story.GATEWAY;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SERIAL;
import static io.wattledger.command.account.Story.SITE;
import static io.wattledger.command.account.Story.TARIFF;

import io.wattledger.command.account.Story;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.MeterRegistered;
import io.wattledger.kernel.event.OrderExpired;
import io.wattledger.kernel.event.OrderOutcomeUnknown;
import io.wattledger.kernel.event.OrderSent;
import io.wattledger.kernel.event.OrderSuperseded;
import io.wattledger.kernel.event.OrderVerified;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Duration;
import java.time.Instant;

/** The facts about the meter of the tests and its orders. */
final class MeterStory {

    static final OperationId ORDER = OperationId.of("order-1");
    static final OperationId NEWER_ORDER = OperationId.of("order-2");
    static final Instant DELIVER_BY = NOON.plus(Duration.ofHours(24));
    static final String REASON = "exhibition tonight";
    static final TariffPlan PLAN = new TariffPlan.Flat(Price.parse("0.6500"));

    private MeterStory() {}

    static MeterRegistered registered() {
        return new MeterRegistered(METER, SITE, SERIAL, "ref-prepaid-v1", 1, GATEWAY, 1, 1, null, 1, 1);
    }

    static RelayOrdered relayOrdered(OperationId operation, RelayMode mode) {
        return new RelayOrdered(METER, SITE, operation, mode, REASON, null, DELIVER_BY);
    }

    static TariffOrdered tariffOrdered(OperationId operation) {
        return new TariffOrdered(METER, SITE, operation, TARIFF, 1, PLAN, NOON, DELIVER_BY);
    }

    static OrderSent sent(int attempt) {
        return new OrderSent(METER, SITE, ORDER, attempt, NOON);
    }

    static OrderVerified verified() {
        return new OrderVerified(METER, SITE, ORDER, Story.evidence(1), NOON);
    }

    static OrderOutcomeUnknown unknown() {
        return new OrderOutcomeUnknown(METER, SITE, ORDER, "silence", NOON);
    }

    static OrderSuperseded superseded() {
        return new OrderSuperseded(METER, SITE, ORDER, NEWER_ORDER);
    }

    static OrderExpired expired(Instant at) {
        return new OrderExpired(METER, SITE, ORDER, at);
    }
}

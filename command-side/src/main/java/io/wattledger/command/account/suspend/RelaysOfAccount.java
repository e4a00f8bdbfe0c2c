package io.wattledger.command.account.suspend;

import io.wattledger.command.account.MeterLedger;
import io.wattledger.kernel.command.RelaysOrdered;
import io.wattledger.kernel.command.RelaysOrdered.RelayOperation;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.port.IdSource;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Gives one order to the relay of each meter of an account. */
@Component
final class RelaysOfAccount {

    private final IdSource ids;

    RelaysOfAccount(IdSource ids) {
        this.ids = ids;
    }

    /** In the order of the meters' identities, so that two orders over the same meters cannot wait for each other. */
    RelaysOrdered order(List<MeterLedger> meters, BiConsumer<MeterId, OperationId> order) {
        List<RelayOperation> relays = meters.stream()
                .map(MeterLedger::meterId)
                .sorted(Comparator.comparing(MeterId::value))
                .map(meter -> new RelayOperation(meter, OperationId.of(ids.next())))
                .toList();
        relays.forEach(relay -> order.accept(relay.meterId(), relay.operationId()));
        return new RelaysOrdered(relays);
    }
}

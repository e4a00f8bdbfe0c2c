package io.wattledger.query.history;

import io.wattledger.query.account.AccountProjection;
import io.wattledger.query.account.MeterAccountProjection;
import io.wattledger.query.approval.ApprovalProjection;
import io.wattledger.query.debt.DebtProjection;
import io.wattledger.query.feed.FactSource;
import io.wattledger.query.gateway.GatewayProjection;
import io.wattledger.query.ledger.LedgerProjection;
import io.wattledger.query.meter.MeterProjection;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.projection.Fact;
import io.wattledger.query.projection.MemoryViews;
import io.wattledger.query.projection.MongoViews;
import io.wattledger.query.projection.Projection;
import io.wattledger.query.projection.Projector;
import io.wattledger.query.projection.ViewJson;
import io.wattledger.query.shift.ReceiptProjection;
import io.wattledger.query.shift.ShiftProjection;
import io.wattledger.query.structure.BuildingProjection;
import io.wattledger.query.structure.SiteProjection;
import io.wattledger.query.structure.UnitProjection;
import io.wattledger.query.tariff.TariffProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** All read models, and ways to look at them whole. */
public final class ReadModels {

    public static final List<Projection<?>> ALL = List.of(
            new SiteProjection(),
            new BuildingProjection(),
            new UnitProjection(),
            new GatewayProjection(),
            new MeterProjection(),
            new TariffProjection(),
            new AccountProjection(),
            new MeterAccountProjection(),
            new OperationProjection(),
            new LedgerProjection(),
            new ApprovalProjection(),
            new DebtProjection(),
            new ShiftProjection(),
            new ReceiptProjection());

    private ReadModels() {}

    public static Projector projector() {
        return new Projector(ALL);
    }

    /** All facts, in the order in which a reader meets them. */
    public static List<Fact> factsOf(RecordedEvents events) {
        List<Fact> facts = new ArrayList<>();
        try (BlockingStream<TrackedEventMessage<?>> stream = new FactSource(events).openStream(null)) {
            while (stream.hasNextAvailable()) {
                facts.add(FactSource.factOf(stream.nextAvailable()));
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return facts;
    }

    /** Every document as canonical text, by collection and identity. */
    public static Map<String, String> canonical(MongoViews views) {
        Map<String, String> all = new TreeMap<>();
        ALL.forEach(projection -> views.collection(projection.collection())
                .find()
                .forEach(document -> all.put(
                        projection.collection() + "/" + document.getString("_id"), ViewJson.canonical(document))));
        return all;
    }

    /** Every document as canonical text, by collection and identity. */
    public static Map<String, String> canonical(MemoryViews views) {
        Map<String, String> all = new TreeMap<>();
        ALL.forEach(projection -> views.all(projection.collection())
                .forEach((id, document) -> all.put(projection.collection() + "/" + id, ViewJson.canonical(document))));
        return all;
    }
}

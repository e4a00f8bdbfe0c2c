package io.wattledger.query.live;

import io.wattledger.kernel.id.MeterId;
import io.wattledger.query.meter.MeterRow;
import io.wattledger.query.meter.MeterWall;
import io.wattledger.query.operation.OperationProjection;
import io.wattledger.query.operation.OperationResponse;
import io.wattledger.query.reading.Views;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Shows how what changed is now. */
@Component
public final class LiveRenderer {

    private final Views views;
    private final OperationProjection operations;
    private final MeterWall wall;

    LiveRenderer(Views views, OperationProjection operations, MeterWall wall) {
        this.views = views;
        this.operations = operations;
        this.wall = wall;
    }

    /** These deliveries in their order; of several about the same thing, the last. */
    public List<LiveMessage> render(List<Delivery> deliveries) {
        Map<String, Long> latestOperations = latest(deliveries, Topic.OPERATION);
        Map<String, Long> latestMeters = latest(deliveries, Topic.METER);
        List<LiveMessage> messages = new ArrayList<>();
        views.find(operations, latestOperations.keySet())
                .values()
                .forEach(operation -> messages.add(new LiveMessage(
                        latestOperations.get(operation.id().value()),
                        Topic.OPERATION,
                        operation.siteId(),
                        OperationResponse.of(operation))));
        Set<MeterId> meters = latestMeters.keySet().stream().map(MeterId::of).collect(Collectors.toSet());
        wall.rows(meters)
                .forEach(row -> messages.add(
                        new LiveMessage(latestMeters.get(row.id().value()), Topic.METER, row.siteId(), row)));
        messages.sort(Comparator.comparing(LiveMessage::number));
        return messages;
    }

    /** These meters as polling has just found them. */
    public List<LiveMessage> render(Set<MeterId> meters) {
        List<LiveMessage> messages = new ArrayList<>();
        for (MeterRow row : wall.rows(meters)) {
            messages.add(new LiveMessage(null, Topic.METER, row.siteId(), row));
        }
        return messages;
    }

    /** The last delivery about each thing. */
    private static Map<String, Long> latest(List<Delivery> deliveries, Topic topic) {
        Map<String, Long> latest = new HashMap<>();
        deliveries.stream().filter(it -> it.topic() == topic).forEach(it -> latest.put(it.subject(), it.number()));
        return latest;
    }
}

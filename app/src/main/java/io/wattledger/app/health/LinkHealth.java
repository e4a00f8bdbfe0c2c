package io.wattledger.app.health;

import io.wattledger.kernel.port.LinkStatus;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Names the buses that do not answer, as a detail: the program itself is well without them. */
final class LinkHealth implements HealthIndicator {

    private final ObjectProvider<LinkStatus> links;

    LinkHealth(ObjectProvider<LinkStatus> links) {
        this.links = links;
    }

    @Override
    public Health health() {
        List<LinkStatus.Link> all =
                links.orderedStream().flatMap(status -> status.links().stream()).toList();
        List<String> down = all.stream()
                .filter(link -> !link.up())
                .map(link -> link.gatewayId() + "/" + link.bus() + ": " + link.error())
                .toList();
        return Health.up()
                .withDetail("buses", all.size())
                .withDetail("down", down)
                .withDetail(
                        "waiting",
                        all.stream().mapToInt(LinkStatus.Link::waiting).sum())
                .build();
    }
}

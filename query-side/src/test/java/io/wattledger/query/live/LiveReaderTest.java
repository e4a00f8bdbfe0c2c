package io.wattledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveReaderTest {

    private static final SiteId SITE = SiteId.of("site-1");
    private static final SiteId OTHER = SiteId.of("site-2");

    private final LiveReader reader = new LiveReader(
            new OperatorIdentity(OperatorId.of("op-7"), "cashier", Set.of(Permission.VIEW), Set.of(SITE)));

    @Test
    void whatHappensAtAForeignSiteIsNotShown() throws InterruptedException {
        reader.offer(new LiveMessage(1L, Topic.METER, OTHER, "foreign"));
        reader.offer(new LiveMessage(2L, Topic.METER, SITE, "own"));

        assertThat(reader.next(Duration.ZERO))
                .get()
                .extracting(LiveMessage::data)
                .isEqualTo("own");
        assertThat(reader.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void givenAReaderThatIsTooSlow_thenItIsLetGoAndItsBacklogStaysBounded() throws InterruptedException {
        for (long number = 1; number <= 5_000; number++) {
            reader.offer(new LiveMessage(number, Topic.METER, SITE, number));
        }

        assertThat(reader.gone()).isTrue();
        int waiting = 0;
        while (reader.next(Duration.ZERO).isPresent()) {
            waiting++;
        }
        assertThat(waiting).isEqualTo(1_000);
    }
}

package io.wattledger.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.id.SiteId;
import io.wattledger.query.history.InMemoryMongo;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {

    private static final SiteId SITE = SiteId.of("site-1");

    private final InMemoryMongo mongo = new InMemoryMongo();
    private final DeliveryLog log = newLog();

    @BeforeEach
    void declare() {
        log.declareIndexes();
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void deliveriesAreNumberedWithoutGaps() {
        append(log, 1, 3);

        assertThat(log.newest()).isEqualTo(3);
        assertThat(log.after(1, 10)).extracting(Delivery::number).containsExactly(2L, 3L);
        assertThat(log.after(0, 2)).extracting(Delivery::subject).containsExactly("meter-1", "meter-2");
        assertThat(log.after(3, 10)).isEmpty();
    }

    @Test
    void givenAnEventThatComesAgain_thenItIsNotDeliveredAgain() {
        append(log, 1, 3);
        append(newLog(), 1, 4);

        assertThat(log.newest()).isEqualTo(4);
        assertThat(log.after(0, 10))
                .extracting(Delivery::subject)
                .containsExactly("meter-1", "meter-2", "meter-3", "meter-4");
    }

    @Test
    void givenTwoWritersForAMoment_thenTheNumbersStayOneSeries() {
        DeliveryLog other = newLog();
        append(log, 1, 2);
        append(other, 3, 4);
        append(log, 5, 6);

        assertThat(log.after(0, 10)).extracting(Delivery::number).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L));
    }

    @Test
    void theLogIsBounded_andWhoMissedMoreIsNotServedFromIt() {
        append(log, 1, (int) DeliveryLog.KEPT + 300);

        long newest = log.newest();
        assertThat(newest).isEqualTo(DeliveryLog.KEPT + 300);
        assertThat(log.reaches(newest)).isTrue();
        assertThat(log.reaches(newest - DeliveryLog.KEPT)).isTrue();
        assertThat(log.reaches(newest - DeliveryLog.KEPT - 1)).isFalse();
        assertThat(log.reaches(newest + 1)).isFalse();
        assertThat(log.after(0, 200)).isEmpty();
        assertThat(log.after(newest - DeliveryLog.KEPT, 1)).hasSize(1);
    }

    private static void append(DeliveryLog to, int from, int until) {
        for (int number = from; number <= until; number++) {
            to.append("event-" + number, Topic.METER, "meter-" + number, SITE);
        }
    }

    private DeliveryLog newLog() {
        return new DeliveryLog(mongo.client().getDatabase("views").getCollection(DeliveryLog.COLLECTION));
    }
}

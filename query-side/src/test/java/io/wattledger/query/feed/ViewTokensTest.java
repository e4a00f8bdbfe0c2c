package io.wattledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.query.history.InMemoryMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewTokensTest {

    private final InMemoryMongo mongo = new InMemoryMongo();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private final ViewTokens mine = tokensOf("node-1");
    private final ViewTokens theirs = tokensOf("node-2");

    @BeforeEach
    void twoSegments() {
        mine.initializeTokenSegments("views", 2);
    }

    @AfterEach
    void close() {
        mongo.close();
    }

    @Test
    void whatIsStoredIsReadBackWithItsGaps() {
        mine.fetchToken("views", 0);
        mine.storeToken(GapAwareTrackingToken.newInstance(9, List.of(3L, 7L)), "views", 0);

        assertThat(mine.fetchToken("views", 0)).isEqualTo(GapAwareTrackingToken.newInstance(9, List.of(3L, 7L)));
        assertThat(mine.fetchToken("views", 1)).isNull();
    }

    @Test
    void givenASegmentThatAnotherProcessRuns_thenItCanOnlyBeLookedAt() {
        mine.fetchToken("views", 0);
        mine.storeToken(GapAwareTrackingToken.newInstance(9, List.of()), "views", 0);

        assertThatThrownBy(() -> theirs.fetchToken("views", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.storeToken(GapAwareTrackingToken.newInstance(99, List.of()), "views", 0))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(theirs.fetchAvailableSegments("views"))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
        assertThat(theirs.positions("views").get(0)).contains(GapAwareTrackingToken.newInstance(9, List.of()));
    }

    @Test
    void givenAProcessThatDied_thenItsSegmentIsFreeAfterAWhile() {
        mine.fetchToken("views", 0);
        now = now.plus(Duration.ofSeconds(11));

        assertThat(theirs.fetchToken("views", 0)).isNull();
        assertThatThrownBy(() -> mine.extendClaim("views", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void givenAProcessThatIsIdle_thenItKeepsItsSegmentByExtendingTheClaim() {
        mine.fetchToken("views", 0);
        for (int i = 0; i < 60; i++) {
            now = now.plus(Duration.ofMillis(500));
            mine.extendClaim("views", 0);
        }

        assertThatThrownBy(() -> theirs.fetchToken("views", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void givenAReleasedSegment_thenAnotherProcessHasItAtOnce() {
        mine.fetchToken("views", 0);
        mine.releaseClaim("views", 0);

        assertThat(theirs.fetchToken("views", 0)).isNull();
    }

    @Test
    void segmentsAreMadeOnce() {
        assertThat(mine.fetchSegments("views")).containsExactly(0, 1);
        assertThatThrownBy(() -> theirs.initializeTokenSegments("views", 2))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> theirs.initializeSegment(null, "views", 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
    }

    @Test
    void givenARestart_thenItGoesBackToAPositionWhoseWritesHaveLongSettled() {
        mine.fetchToken("views", 0);
        for (long index = 1; index <= 100; index++) {
            now = now.plusSeconds(1);
            mine.storeToken(GapAwareTrackingToken.newInstance(index, List.of()), "views", 0);
        }

        mine.goBack("views");

        assertThat(FactSource.positionOf(mine.fetchToken("views", 0))).isBetween(40L, 70L);
    }

    @Test
    void givenARestartSoonAfterTheFirstStart_thenItBeginsAnew() {
        mine.fetchToken("views", 0);
        mine.storeToken(GapAwareTrackingToken.newInstance(50, List.of()), "views", 0);

        mine.goBack("views");

        assertThat(mine.fetchToken("views", 0)).isNull();
    }

    @Test
    void givenASegmentThatAnotherProcessRuns_thenItDoesNotGoBack() {
        theirs.fetchToken("views", 0);
        theirs.storeToken(GapAwareTrackingToken.newInstance(50, List.of()), "views", 0);

        mine.goBack("views");

        assertThat(FactSource.positionOf(theirs.fetchToken("views", 0))).isEqualTo(50);
    }

    @Test
    void aProcessorThatBeganAtTheHeadNeverGoesBackBeyondIt() {
        mine.initializeTokenSegments("live", 1, GapAwareTrackingToken.newInstance(70, List.of()));

        mine.goBack("live");

        assertThat(FactSource.positionOf(mine.fetchToken("live", 0))).isEqualTo(70);
    }

    private ViewTokens tokensOf(String node) {
        return new ViewTokens(
                mongo.client().getDatabase("views").getCollection(ViewTokens.COLLECTION), node, () -> now);
    }
}

package io.wattledger.adapter.gl1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoginThrottleTest {

    private static final String HERE = "10.0.0.1";

    private final LoginThrottle throttle = new LoginThrottle();

    private void fail(int times, long nowMillis) {
        for (int i = 0; i < times; i++) {
            throttle.failed("GW-1", HERE, nowMillis);
        }
    }

    @Test
    void givenTwoFailures_whenTriedAgain_thenThatIsAllowed() {
        fail(2, 0);

        assertThat(throttle.mayTry("GW-1", HERE, 0)).isTrue();
    }

    @Test
    void givenThreeFailures_whenTriedAgain_thenItHasToWaitLongerEachTime() {
        fail(3, 0);
        assertThat(throttle.mayTry("GW-1", HERE, 999)).isFalse();
        assertThat(throttle.mayTry("GW-1", HERE, 1_000)).isTrue();

        fail(1, 1_000);
        assertThat(throttle.mayTry("GW-1", HERE, 2_999)).isFalse();
        assertThat(throttle.mayTry("GW-1", HERE, 3_000)).isTrue();
    }

    @Test
    void givenVeryManyFailures_whenTimeGoesBy_thenFiveMinutesAreTheLongestPause() {
        fail(100, 0);

        assertThat(throttle.mayTry("GW-1", HERE, 299_999)).isFalse();
        assertThat(throttle.mayTry("GW-1", HERE, 300_000)).isTrue();
    }

    @Test
    void givenAStrangerFailsUnderAnId_whenTheGatewayComesFromElsewhere_thenItIsNotLockedOut() {
        fail(10, 0);

        assertThat(throttle.mayTry("GW-1", "10.0.0.2", 0)).isTrue();
        assertThat(throttle.mayTry("GW-2", HERE, 0)).isTrue();
    }

    @Test
    void givenFailures_whenOneTrySucceeds_thenTheyAreForgotten() {
        fail(2, 0);
        throttle.succeeded("GW-1", HERE);
        fail(2, 0);

        assertThat(throttle.mayTry("GW-1", HERE, 0)).isTrue();
    }

    @Test
    void givenFloodsOfIds_whenTheyFail_thenMemoryStaysBounded() {
        fail(3, 0);
        for (int i = 0; i < 10_000; i++) {
            throttle.failed("other-" + i, HERE, 0);
        }

        assertThat(throttle.mayTry("GW-1", HERE, 0))
                .as("the eldest is forgotten")
                .isTrue();
    }
}

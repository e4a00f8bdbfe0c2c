package io.wattledger.command.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.StandingClock;
import io.wattledger.command.Town;
import io.wattledger.command.meter.relay.ForcedModeEnd;
import io.wattledger.kernel.command.DefineTariff;
import io.wattledger.kernel.command.OrderRelay;
import io.wattledger.kernel.command.OrderTariff;
import io.wattledger.kernel.command.RecordOrderSent;
import io.wattledger.kernel.command.ReportOrder;
import io.wattledger.kernel.command.ReviseTariff;
import io.wattledger.kernel.device.OrderVerdict;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.WriteEvidence;
import io.wattledger.kernel.event.RelayOrdered;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.TariffPlan;
import io.wattledger.kernel.tariff.Tier;
import io.wattledger.kernel.tariff.TierPeriod;
import io.wattledger.kernel.tariff.Tiers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class MeterOrdersOnPostgresTest {

    @Autowired
    Town town;

    @Autowired
    Town elsewhere;

    @Autowired
    StandingClock clock;

    @Autowired
    ForcedModeEnd forcedModeEnd;

    private MeterId meter;

    @BeforeEach
    void registerAMeter() {
        meter = town.registerMeter(1);
    }

    private static void refused(ProblemType type, ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }

    @Nested
    class Tariffs {

        @Test
        void theNewestVersionIsOrderedAndCountsAtOnce() {
            OperationId order = town.operation();
            town.send(new OrderTariff(meter, order, town.tariff, null));

            assertThat(town.factsOf(meter)).last().isInstanceOfSatisfying(TariffOrdered.class, ordered -> {
                assertThat(ordered.version()).isEqualTo(1);
                assertThat(ordered.plan()).isEqualTo(new TariffPlan.Flat(Price.parse("0.6500")));
                assertThat(ordered.deliverBy()).isEqualTo(ordered.activateAt().plus(Duration.ofHours(24)));
            });
        }

        @Test
        void aPlanThatCountsLaterIsOrderedForThen() {
            TariffId later = TariffId.of(town.named("tariff"));
            Instant then = clock.instant().plus(Duration.ofDays(30));
            town.send(new DefineTariff(later, town.site, "Summer", new TariffPlan.Flat(Price.parse("0.7000")), then));

            town.send(new OrderTariff(meter, town.operation(), later, null));

            assertThat(town.factsOf(meter))
                    .last()
                    .isInstanceOfSatisfying(
                            TariffOrdered.class,
                            ordered -> assertThat(ordered.activateAt()).isEqualTo(then));
        }

        @Test
        void theVersionThatCountsNowIsOrdered_andALaterOneWhereItIsAskedFor() {
            Instant then = clock.instant().plus(Duration.ofDays(30));
            TariffPlan dearer = new TariffPlan.Flat(Price.parse("0.7000"));
            town.send(new ReviseTariff(town.tariff, dearer, then));

            town.send(new OrderTariff(meter, town.operation(), town.tariff, null));
            assertThat(town.factsOf(meter))
                    .last()
                    .isInstanceOfSatisfying(
                            TariffOrdered.class,
                            ordered -> assertThat(ordered.version()).isEqualTo(1));

            town.send(new OrderTariff(meter, town.operation(), town.tariff, 2));
            assertThat(town.factsOf(meter)).last().isInstanceOfSatisfying(TariffOrdered.class, ordered -> {
                assertThat(ordered.version()).isEqualTo(2);
                assertThat(ordered.plan()).isEqualTo(dearer);
                assertThat(ordered.activateAt()).isEqualTo(then);
                assertThat(ordered.deliverBy()).isEqualTo(then.plus(Duration.ofHours(24)));
            });
        }

        @Test
        void aVersionThatWasReplacedOrNeverWasIsRefused() {
            clock.advance(Duration.ofSeconds(1));
            town.send(new ReviseTariff(town.tariff, new TariffPlan.Flat(Price.parse("0.7000")), null));

            refused(
                    ProblemType.TARIFF_VERSION_NOT_AVAILABLE,
                    () -> town.send(new OrderTariff(meter, town.operation(), town.tariff, 1)));
            refused(
                    ProblemType.TARIFF_VERSION_NOT_AVAILABLE,
                    () -> town.send(new OrderTariff(meter, town.operation(), town.tariff, 3)));
        }

        @Test
        void aPlanThatTheMeterCannotHoldIsRefused() {
            TariffId yearly = TariffId.of(town.named("tariff"));
            Tiers tiers = new Tiers(TierPeriod.YEAR, List.of(new Tier(Energy.parse("2880.00"), Price.parse("0.0500"))));
            TariffPlan plan = new TariffPlan.Tiered(Price.parse("0.5000"), tiers);
            town.send(new DefineTariff(yearly, town.site, "Yearly", plan, null));

            refused(
                    ProblemType.TARIFF_NOT_HOLDABLE,
                    () -> town.send(new OrderTariff(meter, town.operation(), yearly, null)));
        }

        @Test
        void anUnknownTariffIsRefused() {
            refused(
                    ProblemType.UNKNOWN_TARIFF,
                    () -> town.send(new OrderTariff(meter, town.operation(), TariffId.of("nowhere"), null)));
        }

        @Test
        void anUnknownMeterIsRefused() {
            refused(
                    ProblemType.UNKNOWN_METER,
                    () -> town.send(new OrderTariff(MeterId.of("nowhere"), town.operation(), town.tariff, null)));
        }

        @Test
        void aTariffOfAnotherSiteIsRefused() {
            refused(
                    ProblemType.DIFFERENT_SITES,
                    () -> town.send(new OrderTariff(meter, town.operation(), elsewhere.tariff, null)));
        }
    }

    @Nested
    class EndsOfForcedModes {

        private static final Duration FOR_A_WHILE = Duration.ofHours(1);

        private OperationId order(RelayMode mode, @Nullable Instant until) {
            OperationId order = town.operation();
            town.send(new OrderRelay(meter, order, mode, "exhibition", until, null));
            return order;
        }

        private void verify(OperationId order) {
            town.send(new RecordOrderSent(meter, order, 1, town.lease()));
            WriteEvidence evidence = new WriteEvidence(town.gateway, 1, 1, "aa", "bb", "cc");
            town.send(new ReportOrder(meter, order, new OrderVerdict.Verified(), evidence));
        }

        private List<RelayMode> modesOrdered() {
            return town.factsOf(meter).stream()
                    .filter(RelayOrdered.class::isInstance)
                    .map(fact -> ((RelayOrdered) fact).mode())
                    .toList();
        }

        private void after(Duration time) {
            clock.advance(time);
            forcedModeEnd.orderWhatIsDue();
        }

        @Test
        void aForcedCloseEndsByItselfWhenItsTimeIsOver() {
            verify(order(RelayMode.FORCED_CLOSED, clock.instant().plus(FOR_A_WHILE)));

            after(FOR_A_WHILE.minusSeconds(1));
            assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_CLOSED);
            after(Duration.ofSeconds(1));
            assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_CLOSED, RelayMode.PREPAID);
        }

        @Test
        void itsEndIsOrderedOnceWhileItMayStillBeDelivered() {
            verify(order(RelayMode.FORCED_CLOSED, clock.instant().plus(FOR_A_WHILE)));

            after(FOR_A_WHILE);
            after(Duration.ofHours(23));
            assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_CLOSED, RelayMode.PREPAID);
        }

        @Test
        void anEndThatCouldNotBeDeliveredInTimeIsOrderedAgain() {
            verify(order(RelayMode.FORCED_CLOSED, clock.instant().plus(FOR_A_WHILE)));

            after(FOR_A_WHILE);
            after(Duration.ofHours(24));
            assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_CLOSED, RelayMode.PREPAID, RelayMode.PREPAID);
        }

        @Test
        void onceTheEndIsVerifiedThereIsNothingMoreToOrder() {
            verify(order(RelayMode.FORCED_CLOSED, clock.instant().plus(FOR_A_WHILE)));
            verify(order(RelayMode.PREPAID, null));

            after(Duration.ofDays(3));
            assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_CLOSED, RelayMode.PREPAID);
        }

        @Test
        void aNewerForcedModeHasItsOwnEnd() {
            verify(order(RelayMode.FORCED_CLOSED, clock.instant().plus(FOR_A_WHILE)));
            verify(order(RelayMode.FORCED_CLOSED, clock.instant().plus(FOR_A_WHILE.multipliedBy(3))));

            after(FOR_A_WHILE);
            assertThat(modesOrdered()).hasSize(2);
            after(FOR_A_WHILE.multipliedBy(2));
            assertThat(modesOrdered()).last().isEqualTo(RelayMode.PREPAID);
        }

        @Test
        void aTripWithoutAnEndStays() {
            verify(order(RelayMode.FORCED_OPEN, null));

            after(Duration.ofDays(3));
            assertThat(modesOrdered()).containsExactly(RelayMode.FORCED_OPEN);
        }
    }
}

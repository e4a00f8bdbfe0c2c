package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.APPROVAL;
import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.METER;
import static io.wattledger.command.account.Story.NOON;
import static io.wattledger.command.account.Story.SALE;
import static io.wattledger.command.account.Story.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.Refused;
import io.wattledger.command.StandingClock;
import io.wattledger.command.account.release.ReleaseMeterHandler;
import io.wattledger.command.account.settle.SettleOutcomeHandler;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.command.ReleaseMeter;
import io.wattledger.kernel.command.SettleOutcome;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PeopleDecideTest {

    private final FixtureConfiguration<Account> fixture = new AggregateTestFixture<>(Account.class);

    @Nested
    class OnAnUnknownOutcome {

        private ResultValidator<Account> when(SettleOutcome command, Object... given) {
            StandingClock clock = new StandingClock(NOON);
            SettleOutcomeHandler handler =
                    new SettleOutcomeHandler(fixture.getRepository(), MoneyRules.USUAL, Story.departing(clock), clock);
            return fixture.registerCommandHandler(SettleOutcome.class, carrying(message -> {
                        handler.carryOut((SettleOutcome) message);
                    }))
                    .given(given)
                    .when(command);
        }

        private static SettleOutcome settle(OperationId operation, SettledAs outcome) {
            return new SettleOutcome(ACCOUNT, METER, operation, outcome, "the meter burnt", "photograph 7", APPROVAL);
        }

        private static Object[] unknown() {
            return Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1), Story.unknown("silence"));
        }

        @Test
        void settledAsAppliedItCountsAsAnAppliedWrite() {
            when(settle(SALE, SettledAs.APPLIED), unknown())
                    .expectEvents(Story.settled(SettledAs.APPLIED))
                    .expectState(account -> {
                        assertThat(account.ledger(METER).count()).hasValue(BASE + 2);
                        assertThat(account.ledger(METER).nextWrite()).isEmpty();
                    });
        }

        @Test
        void settledAsNotAppliedItLeavesTheCountWhereItStood() {
            when(settle(SALE, SettledAs.NOT_APPLIED), unknown())
                    .expectEvents(Story.settled(SettledAs.NOT_APPLIED))
                    .expectState(
                            account -> assertThat(account.ledger(METER).count()).hasValue(BASE + 1));
        }

        @Test
        void whatIsInFlightCannotBeSettled() {
            when(settle(SALE, SettledAs.APPLIED), Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1)))
                    .expectException(Refused.as(ProblemType.OUTCOME_NOT_UNKNOWN));
        }

        @Test
        void whatIsDecidedCannotBeSettled() {
            when(
                            settle(SALE, SettledAs.NOT_APPLIED),
                            Story.openAccountAnd(Story.sold(SALE, HUNDRED), Story.intended(1), Story.confirmed()))
                    .expectException(Refused.as(ProblemType.OUTCOME_NOT_UNKNOWN));
        }
    }

    @Nested
    class OnAQuarantine {

        private ResultValidator<Account> when(ReleaseMeter command, Object... given) {
            ReleaseMeterHandler handler = new ReleaseMeterHandler(fixture.getRepository(), new StandingClock(NOON));
            return fixture.registerCommandHandler(ReleaseMeter.class, carrying(message -> {
                        handler.carryOut((ReleaseMeter) message);
                    }))
                    .given(given)
                    .when(command);
        }

        private static ReleaseMeter release(int baseCount) {
            return new ReleaseMeter(ACCOUNT, METER, baseCount, Money.ZERO, "checked on site", APPROVAL);
        }

        @Test
        void theCountGoesOnFromTheBaseThatWasNamed() {
            when(
                            release(BASE + 9),
                            Story.openAccountAnd(Story.quarantined("count-differs", BASE + 1, read(BASE + 9, 0))))
                    .expectEvents(Story.released(BASE + 9))
                    .expectState(account -> {
                        assertThat(account.ledger(METER).count()).hasValue(BASE + 9);
                        assertThat(account.ledger(METER).isQuarantined()).isFalse();
                    });
        }

        @Test
        void aMeterThatIsNotInQuarantineCannotBeReleased() {
            when(release(BASE + 1), Story.openAccount()).expectException(Refused.as(ProblemType.METER_NOT_QUARANTINED));
        }

        @Test
        void anUnknownOutcomeIsSettledBeforeTheRelease() {
            when(
                            release(BASE + 2),
                            Story.openAccountAnd(
                                    Story.sold(SALE, HUNDRED),
                                    Story.intended(1),
                                    Story.unknown("foreign-transaction"),
                                    Story.quarantined("foreign-transaction", BASE + 2, read(BASE + 2, 5_000))))
                    .expectException(Refused.as(ProblemType.OUTCOME_STILL_UNKNOWN));
        }
    }

    private static MessageHandler<CommandMessage<?>> carrying(Consumer<Object> deed) {
        return message -> {
            deed.accept(message.getPayload());
            return null;
        };
    }
}

package io.wattledger.command.approval;

import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.StandingClock;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.approval.ApprovalSubject;
import io.wattledger.kernel.approval.ApprovalSubject.QuarantineRelease;
import io.wattledger.kernel.approval.ApprovalSubject.Settlement;
import io.wattledger.kernel.command.DenyApproval;
import io.wattledger.kernel.command.GrantApproval;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.MoneyWriteVerdict;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class ApprovalOnPostgresTest {

    private static final int UNIT_ADDRESS = 1;
    private static final OperatorId ASKING = OperatorId.of("asking");
    private static final OperatorId DECIDING = OperatorId.of("deciding");

    @Autowired
    Town town;

    @Autowired
    StandingClock clock;

    @Autowired
    WorkList work;

    private MeterId meter;
    private AccountId account;
    private OperationId sale;

    @BeforeEach
    void aSaleInDoubt() {
        meter = town.registerMeter(UNIT_ADDRESS);
        account = town.openAndConfirmed(meter, UNIT_ADDRESS);
        sale = town.sell(account, meter, HUNDRED).operationId();
        town.intend(account, meter, sale, 1, town.read(UNIT_ADDRESS, BASE + 1, 0));
        town.report(account, meter, sale, 1, new MoneyWriteVerdict.Undecided("silence"));
    }

    private void quarantine() {
        town.report(
                account,
                meter,
                sale,
                1,
                new MoneyWriteVerdict.Contradicted("foreign-transaction", BASE + 2, Money.ofFen(5_000)));
    }

    private Settlement settlement(SettledAs outcome) {
        return new Settlement(account, meter, sale, outcome, "the meter burnt", "photograph 7");
    }

    private QuarantineRelease release(int baseCount) {
        return new QuarantineRelease(account, meter, baseCount, Money.ofFen(5_000), "checked on site");
    }

    private ApprovalId request(ApprovalSubject subject) {
        ApprovalId approval = ApprovalId.of(town.named("approval"));
        town.send(new RequestApproval(approval, subject, ASKING));
        return approval;
    }

    private void grant(ApprovalId approval) {
        town.send(new GrantApproval(approval, DECIDING));
    }

    private static void refused(ProblemType type, ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }

    @Test
    void grantingCarriesOutExactlyWhatWasAskedFor() {
        ApprovalId approval = request(settlement(SettledAs.APPLIED));
        assertThat(town.namesOfFacts(account)).doesNotContain("OutcomeSettled");

        grant(approval);

        assertThat(town.namesOfFacts(approval)).containsExactly("ApprovalRequested", "ApprovalGranted");
        assertThat(town.namesOfFacts(account)).last().isEqualTo("OutcomeSettled");
        assertThat(work.openOn(town.bus)).noneMatch(item -> item.operationId().equals(sale));
    }

    @Test
    void aMeterIsSettledThenReleasedThenGoesOnFromItsNewBase() {
        OperationId next = town.sell(account, meter, HUNDRED).operationId();
        quarantine();
        refused(ProblemType.OUTCOME_STILL_UNKNOWN, () -> request(release(BASE + 2)));

        grant(request(settlement(SettledAs.NOT_APPLIED)));
        assertThat(work.openOn(town.bus)).noneMatch(item -> item.operationId().equals(next));
        grant(request(release(BASE + 2)));

        assertThat(work.openOn(town.bus)).anyMatch(item -> item.operationId().equals(next));
        assertThat(town.intend(account, meter, next, 1, town.read(UNIT_ADDRESS, BASE + 2, 5_000)))
                .isEqualTo(new WritePermit.Go(BASE + 3, HUNDRED));
    }

    @Test
    void whoeverAskedCanNeitherGrantNorDeny() {
        ApprovalId approval = request(settlement(SettledAs.APPLIED));

        refused(ProblemType.SELF_APPROVAL, () -> town.send(new GrantApproval(approval, ASKING)));
        refused(ProblemType.SELF_APPROVAL, () -> town.send(new DenyApproval(approval, ASKING, "no")));
        assertThat(town.namesOfFacts(approval)).containsExactly("ApprovalRequested");
    }

    @Test
    void aDeniedRequestCarriesOutNothingAndIsDecided() {
        ApprovalId approval = request(settlement(SettledAs.APPLIED));

        town.send(new DenyApproval(approval, DECIDING, "the photograph shows another meter"));

        assertThat(town.namesOfFacts(approval)).containsExactly("ApprovalRequested", "ApprovalDenied");
        assertThat(town.namesOfFacts(account)).doesNotContain("OutcomeSettled");
        refused(ProblemType.APPROVAL_ALREADY_DECIDED, () -> grant(approval));
    }

    @Test
    void aRequestIsGrantedOnceHoweverManyGrantAtOnce() throws Exception {
        ApprovalId approval = request(settlement(SettledAs.APPLIED));
        ExecutorService hands = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> grants = new ArrayList<>();
            for (int hand = 0; hand < 4; hand++) {
                grants.add(hands.submit(() -> grant(approval)));
            }
            long granted =
                    grants.stream().filter(ApprovalOnPostgresTest::succeeded).count();
            assertThat(granted).isEqualTo(1);
        } finally {
            hands.shutdownNow();
        }
        assertThat(town.namesOfFacts(account)).containsOnlyOnce("OutcomeSettled");
    }

    private static boolean succeeded(Future<?> grant) {
        try {
            grant.get();
            return true;
        } catch (InterruptedException | ExecutionException refused) {
            return false;
        }
    }

    @Test
    void aRequestThatNobodyDecidedForADayExpires() {
        ApprovalId approval = request(settlement(SettledAs.APPLIED));
        clock.advance(Duration.ofHours(24).plusMillis(1));

        refused(ProblemType.APPROVAL_EXPIRED, () -> grant(approval));
        refused(ProblemType.APPROVAL_EXPIRED, () -> town.send(new DenyApproval(approval, DECIDING, "late")));
    }

    @Test
    void whenTheMeterAnsweredMeanwhileTheGrantIsRefusedAndTheRequestStaysUndecided() {
        ApprovalId approval = request(settlement(SettledAs.NOT_APPLIED));
        town.report(account, meter, sale, 1, town.applied(UNIT_ADDRESS, BASE + 2, 10_000));

        refused(ProblemType.OUTCOME_NOT_UNKNOWN, () -> grant(approval));

        assertThat(town.namesOfFacts(approval)).containsExactly("ApprovalRequested");
    }

    @Test
    void whatMakesNoSenseNowCannotBeAskedFor() {
        refused(ProblemType.METER_NOT_QUARANTINED, () -> request(release(BASE + 2)));
        town.report(account, meter, sale, 1, town.applied(UNIT_ADDRESS, BASE + 2, 10_000));
        refused(ProblemType.OUTCOME_NOT_UNKNOWN, () -> request(settlement(SettledAs.APPLIED)));
    }

    @Test
    void aReasonAndEvidenceAreMandatory() {
        refused(
                ProblemType.MALFORMED_REQUEST,
                () -> request(new Settlement(account, meter, sale, SettledAs.APPLIED, "", " ")));
        quarantine();
        refused(
                ProblemType.MALFORMED_REQUEST,
                () -> request(new QuarantineRelease(account, meter, 65_536, Money.ZERO, "")));
    }

    @Test
    void anUnknownRequestIsRefused() {
        refused(ProblemType.UNKNOWN_APPROVAL, () -> grant(ApprovalId.of("nowhere")));
    }

    @Test
    void anUnknownAccountIsRefused() {
        refused(
                ProblemType.UNKNOWN_ACCOUNT,
                () -> request(
                        new Settlement(AccountId.of("nowhere"), meter, sale, SettledAs.APPLIED, "reason", "evidence")));
    }
}

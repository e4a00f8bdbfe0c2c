package io.wattledger.command.account.replace;

import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static io.wattledger.command.account.Story.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.DebtCause;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.approval.ApprovalSubject.SettlementEstimate;
import io.wattledger.kernel.command.AttachMeter;
import io.wattledger.kernel.command.CloseAccount;
import io.wattledger.kernel.command.GrantApproval;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.PayOutSettlement;
import io.wattledger.kernel.command.ReplaceMeter;
import io.wattledger.kernel.command.ReplacementAccepted;
import io.wattledger.kernel.command.RequestApproval;
import io.wattledger.kernel.device.EnergyRegisters;
import io.wattledger.kernel.device.FinalReading;
import io.wattledger.kernel.device.MoneyWriteVerdict.Cleared;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.TierPosition;
import io.wattledger.kernel.event.ClearingOrdered;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.SettlementDifferenceAdopted;
import io.wattledger.kernel.event.TierPositionOrdered;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.kernel.port.WorkList.TierWork;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.time.LocalDateTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class ReplaceMeterOnPostgresTest {

    private static final int OLD = 1;
    private static final int NEW = 2;
    private static final TierPosition POSITION =
            new TierPosition(Energy.parse("42.00"), LocalDateTime.of(2026, 5, 1, 0, 0));

    @Autowired
    Town town;

    @Autowired
    WorkList work;

    private MeterId oldMeter;
    private MeterId newMeter;
    private AccountId account;

    @BeforeEach
    void aHundredOnTheOldMeter() {
        oldMeter = town.registerMeter(OLD);
        newMeter = town.registerMeter(NEW);
        account = town.openAndConfirmed(oldMeter, OLD);
        OperationId sale = town.sell(account, oldMeter, HUNDRED).operationId();
        town.intend(account, oldMeter, sale, 1, town.read(OLD, BASE + 1, 0));
        town.report(account, oldMeter, sale, 1, town.applied(OLD, BASE + 2, 10_000));
    }

    @Test
    void theNewMeterOpensWithExactlyWhatTheOldOneHeld() {
        clear(replace(), 9_876);

        assertThat(town.namesOfFacts(account))
                .endsWith(
                        "ReplacementStarted",
                        "ClearingOrdered",
                        "MoneyWriteIntended",
                        "MoneyWriteConfirmed",
                        "FinalReadingTaken",
                        "MeterReplaced",
                        "MeterAttached",
                        "MeterDetached");
        assertThat(attached()).satisfies(it -> {
            assertThat(it.meterId()).isEqualTo(newMeter);
            assertThat(it.openingBalance()).isEqualTo(Money.ofFen(9_876));
            assertThat(it.tariffId()).isEqualTo(town.tariff);
        });
    }

    @Test
    void thePlaceWithinTheTiersIsCarriedOver() {
        clear(replace(), 9_876);

        assertThat(town.factsOf(newMeter))
                .filteredOn(TierPositionOrdered.class::isInstance)
                .singleElement()
                .satisfies(
                        it -> assertThat(((TierPositionOrdered) it).position()).isEqualTo(POSITION));
        assertThat(work.openOn(town.bus))
                .anySatisfy(item -> assertThat(item.work())
                        .isInstanceOfSatisfying(
                                TierWork.class,
                                tiers -> assertThat(tiers.position()).isEqualTo(POSITION)));
    }

    @Test
    void anOverdrawnMeterLeavesADebtAndTheNewOneOpensWithNothing() {
        clear(replace(), -250);

        assertThat(attached().openingBalance()).isEqualTo(Money.ZERO);
        assertThat(town.factsOf(account))
                .filteredOn(DebtRecorded.class::isInstance)
                .singleElement()
                .satisfies(it -> {
                    assertThat(((DebtRecorded) it).amount()).isEqualTo(Money.ofFen(250));
                    assertThat(((DebtRecorded) it).cause()).isEqualTo(DebtCause.METER_REPLACED);
                });
    }

    @Test
    void theOldMeterIsFreeForAnotherAccountAndTheNewOneIsNot() {
        OperationId clearing = replace();
        refused(ProblemType.METER_ALREADY_IN_USE, () -> town.openAccount(town.attachment(newMeter)));
        refused(ProblemType.METER_ALREADY_IN_USE, () -> town.openAccount(town.attachment(oldMeter)));

        clear(clearing, 0);

        refused(ProblemType.METER_ALREADY_IN_USE, () -> town.openAccount(town.attachment(newMeter)));
        town.openAccount(town.attachment(oldMeter));
    }

    @Test
    void aDeadMeterIsReplacedOnTheStrengthOfAnEstimate() {
        OperationId clearing = replace();
        estimate(Money.ofFen(9_000));
        assertThat(attached().openingBalance()).isEqualTo(Money.ofFen(9_000));

        clear(clearing, 8_900);

        assertThat(town.factsOf(account))
                .last()
                .isInstanceOfSatisfying(
                        SettlementDifferenceAdopted.class,
                        it -> assertThat(it.adjustment()).isEqualTo(Money.ofFen(-100)));
    }

    @Test
    void anAccountWhoseReplacedMeterIsWaitedForCanBeClosed() {
        OperationId clearing = replace();
        estimate(Money.ofFen(9_000));
        OperationId opening = attached().operationId();
        town.intend(account, newMeter, opening, 1, town.read(NEW, 0, 0));
        town.report(account, newMeter, opening, 1, town.applied(NEW, 1, 9_000));

        town.send(new CloseAccount(account, "moves out", RelayMode.PREPAID));
        OperationId closing = clearingOf(newMeter);
        town.intend(account, newMeter, closing, 1, town.read(NEW, 1, 9_000));
        town.report(account, newMeter, closing, 1, new Cleared(Money.ofFen(9_000), town.read(NEW, 2, 0), reading()));
        town.send(new PayOutSettlement(account, PaymentMethod.CASH));
        assertThat(town.namesOfFacts(account)).endsWith("ClosureSettled", "SettlementPaidOut", "AccountClosed");

        clear(clearing, 9_000);
        assertThat(town.namesOfFacts(account)).endsWith("MeterDetached", "SettlementDifferenceAdopted");
    }

    @Test
    void aMeterIsReplacedByAnotherOnce() {
        refused(ProblemType.MALFORMED_REQUEST, () -> replace(oldMeter, oldMeter));
        refused(ProblemType.METER_NOT_ON_ACCOUNT, () -> replace(newMeter, oldMeter));
        clear(replace(), 0);
        refused(ProblemType.METER_NOT_ON_ACCOUNT, this::replace);
    }

    @Test
    void aReplacementUnderWayIsNotBegunAgain() {
        replace();

        refused(ProblemType.METER_LEAVING, this::replace);
        refused(ProblemType.METER_LEAVING, () -> town.send(new CloseAccount(account, "moves out", RelayMode.PREPAID)));
    }

    @Test
    void aFurtherMeterOpensAsTheFirstOneDid() {
        MeterAttachment further = town.attachment(newMeter);
        town.send(new AttachMeter(account, further));

        assertThat(attached().operationId()).isEqualTo(further.openingOperationId());
        assertThat(town.namesOfFacts(newMeter)).last().isEqualTo("TariffOrdered");
        refused(ProblemType.METER_ALREADY_IN_USE, () -> town.send(new AttachMeter(account, town.attachment(newMeter))));
    }

    @Test
    void anAccountThatIsBeingClosedGetsNoFurtherMeter() {
        town.send(new CloseAccount(account, "moves out", RelayMode.PREPAID));

        refused(ProblemType.ACCOUNT_CLOSED, () -> town.send(new AttachMeter(account, town.attachment(newMeter))));
        refused(ProblemType.ACCOUNT_CLOSED, this::replace);
    }

    private OperationId replace() {
        return replace(oldMeter, newMeter);
    }

    private OperationId replace(MeterId leaving, MeterId coming) {
        ReplaceMeter command = new ReplaceMeter(
                account, leaving, coming, null, town.operation(), town.operation(), town.operation(), "display dead");
        OperationId clearing = town.ask(command, ReplacementAccepted.class).clearingOperationId();
        assertThat(clearing).isNotNull();
        return clearing;
    }

    private void clear(OperationId clearing, long heldFen) {
        town.intend(account, oldMeter, clearing, 1, town.read(OLD, BASE + 2, heldFen));
        Cleared cleared = new Cleared(Money.ofFen(heldFen), town.read(OLD, BASE + 3, 0), reading());
        town.report(account, oldMeter, clearing, 1, cleared);
    }

    private void estimate(Money balance) {
        ApprovalId approval = ApprovalId.of(town.named("approval"));
        SettlementEstimate asked = new SettlementEstimate(
                account, oldMeter, balance, Energy.parse("12.00"), "the display is dead", "photograph 7");
        town.send(new RequestApproval(approval, asked, OperatorId.of("asking")));
        town.send(new GrantApproval(approval, OperatorId.of("deciding")));
    }

    private static FinalReading reading() {
        Energy total = Energy.parse("12.00");
        Energy none = Energy.parse("0.00");
        return new FinalReading(new EnergyRegisters(total, none, none, total, none), POSITION, NOON);
    }

    private MeterAttached attached() {
        return town.factsOf(account).stream()
                .filter(MeterAttached.class::isInstance)
                .map(MeterAttached.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private OperationId clearingOf(MeterId meter) {
        return town.factsOf(account).stream()
                .filter(ClearingOrdered.class::isInstance)
                .map(ClearingOrdered.class::cast)
                .filter(order -> order.meterId().equals(meter))
                .findFirst()
                .orElseThrow()
                .operationId();
    }

    private static void refused(ProblemType type, ThrowingCallable order) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(order)
                .satisfies(thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }
}

package io.wattledger.command.account.refund;

import static io.wattledger.command.account.Story.BASE;
import static io.wattledger.command.account.Story.HUNDRED;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.command.CancelMoneyWrite;
import io.wattledger.kernel.command.DenyApproval;
import io.wattledger.kernel.command.GrantApproval;
import io.wattledger.kernel.command.PaidOut;
import io.wattledger.kernel.command.PayOutRefund;
import io.wattledger.kernel.command.RefundAccepted;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.kernel.port.WorkList.Item;
import io.wattledger.kernel.port.WorkList.MoneyWork;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class RefundOnPostgresTest {

    private static final int UNIT_ADDRESS = 1;
    private static final Money ABOVE_THE_LIMIT = Money.ofFen(100_001);
    private static final OperatorId ASKING = OperatorId.of("asking");
    private static final OperatorId DECIDING = OperatorId.of("deciding");

    @Autowired
    Town town;

    @Autowired
    WorkList work;

    private MeterId meter;
    private AccountId account;

    @BeforeEach
    void aHundredOnTheMeter() {
        meter = town.registerMeter(UNIT_ADDRESS);
        account = town.openAndConfirmed(meter, UNIT_ADDRESS);
        OperationId sale = town.sell(account, meter, HUNDRED).operationId();
        town.intend(account, meter, sale, 1, town.read(UNIT_ADDRESS, BASE + 1, 0));
        town.report(account, meter, sale, 1, town.applied(UNIT_ADDRESS, BASE + 2, 10_000));
    }

    @Test
    void howMuchAllIsComesIntoTheWorkListWithTheIntent() {
        OperationId refund = refund(null).operationId();
        assertThat(refundsWaiting())
                .singleElement()
                .satisfies(it -> assertThat(workOf(it)).isEqualTo(Money.ZERO));

        WritePermit permit = town.intend(account, meter, refund, 1, town.read(UNIT_ADDRESS, BASE + 2, 9_876));

        assertThat(permit).isEqualTo(new WritePermit.Go(BASE + 3, Money.ofFen(9_876)));
        assertThat(workOf(refundsWaiting().get(0))).isEqualTo(Money.ofFen(9_876));
    }

    @Test
    void aRefundIsPaidOutWithTheSitesNextReceipt() {
        OperationId refund = refund(HUNDRED).operationId();
        town.intend(account, meter, refund, 1, town.read(UNIT_ADDRESS, BASE + 2, 10_000));
        town.report(account, meter, refund, 1, town.applied(UNIT_ADDRESS, BASE + 3, 0));

        PaidOut paid = town.ask(new PayOutRefund(account, refund, PaymentMethod.CASH), PaidOut.class);

        assertThat(paid).isEqualTo(new PaidOut(refund, HUNDRED, 2));
        assertThat(refundsWaiting()).isEmpty();
    }

    @Test
    void aLargeRefundComesToTheWorkListOnceASecondPersonAgreed() {
        RefundAccepted asked = refund(ABOVE_THE_LIMIT);
        assertThat(asked.state()).isEqualTo(OperationState.AWAITING_APPROVAL);
        assertThat(refundsWaiting()).isEmpty();

        town.send(new GrantApproval(approvalOf(asked), DECIDING));

        assertThat(refundsWaiting())
                .singleElement()
                .satisfies(it -> assertThat(it.operationId()).isEqualTo(asked.operationId()));
        assertThat(town.namesOfFacts(account)).last().isEqualTo("RefundApproved");
    }

    @Test
    void aLargeRefundEndsWhenASecondPersonDeclines() {
        RefundAccepted asked = refund(ABOVE_THE_LIMIT);

        town.send(new DenyApproval(approvalOf(asked), DECIDING, "too much"));

        assertThat(town.namesOfFacts(account)).last().isEqualTo("MoneyWriteCancelled");
        assertThat(refundsWaiting()).isEmpty();
    }

    @Test
    void whatIsCancelledLeavesTheWorkList() {
        OperationId refund = refund(HUNDRED).operationId();

        town.send(new CancelMoneyWrite(account, refund, null));

        assertThat(refundsWaiting()).isEmpty();
    }

    private RefundAccepted refund(@Nullable Money amount) {
        ApprovalId approval = ApprovalId.of(town.named("approval"));
        return town.ask(
                new RequestRefund(account, meter, town.operation(), amount, "moves out", approval, ASKING),
                RefundAccepted.class);
    }

    private static ApprovalId approvalOf(RefundAccepted asked) {
        assertThat(asked.approvalId()).isNotNull();
        return asked.approvalId();
    }

    private List<Item> refundsWaiting() {
        return work.openOn(town.bus).stream()
                .filter(item -> item.work() instanceof MoneyWork money && money.kind() == MoneyWriteKind.REFUND)
                .toList();
    }

    private static Money workOf(Item item) {
        return ((MoneyWork) item.work()).amount();
    }
}

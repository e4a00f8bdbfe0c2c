package io.wattledger.command.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.command.CloseShift;
import io.wattledger.kernel.command.OpenShift;
import io.wattledger.kernel.command.RecordDebt;
import io.wattledger.kernel.command.RuleCashDesk;
import io.wattledger.kernel.command.SaleAccepted;
import io.wattledger.kernel.command.SellCredit;
import io.wattledger.kernel.command.TillCount;
import io.wattledger.kernel.command.WithdrawCash;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.EventMetadata;
import io.wattledger.kernel.event.ReceiptEntered;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class CashDeskOnPostgresTest {

    private static final int UNIT_ADDRESS = 1;
    private static final Money FLOAT = Money.ofFen(20_000);

    @Autowired
    Town town;

    @Autowired
    CommandGateway commands;

    private OperatorId cashier;
    private MeterId meter;
    private AccountId account;

    @BeforeEach
    void anOpenAccount() {
        cashier = OperatorId.of(town.named("cashier"));
        meter = town.registerMeter(UNIT_ADDRESS);
        account = town.openAndConfirmed(meter, UNIT_ADDRESS);
    }

    @Test
    void anOperatorHasOneShiftAtATime_andANewOneOnceItIsClosed() {
        ShiftId shift = open();

        assertThat(refusal(this::open)).isEqualTo(ProblemType.SHIFT_ALREADY_OPEN);
        close(shift, FLOAT);

        assertThat(open()).isNotEqualTo(shift);
    }

    @Test
    void ofManyOpeningsAtOnceOneWins() throws Exception {
        List<Object> results = atOnce(List.of(this::open, this::open, this::open, this::open));

        assertThat(results).filteredOn(ShiftId.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(ProblemType.SHIFT_ALREADY_OPEN::equals).hasSize(3);
    }

    @Test
    void theShiftTakesItsOperatorsReceiptsAndNobodyElses() {
        ShiftId shift = open();
        SaleAccepted own = sell(cashier, 10_000, PaymentMethod.CASH);
        sell(OperatorId.of(town.named("other")), 2_000, PaymentMethod.CASH);
        SaleAccepted card = sell(cashier, 3_000, PaymentMethod.BANK);

        assertThat(receiptsOf(shift))
                .extracting(ReceiptEntered::receiptNumber)
                .containsExactly(own.receiptNumber(), card.receiptNumber());
        assertThat(close(shift, Money.ofFen(30_000)).expected()).isEqualTo(Money.ofFen(30_000));
    }

    @Test
    void withoutAShiftCashIsRefusedOnlyWhereOneIsRequired() {
        sell(cashier, 1_000, PaymentMethod.CASH);
        rule(new CashDeskRules(true, Money.ZERO, ServiceFee.NONE));

        assertThat(refusal(() -> sell(cashier, 1_100, PaymentMethod.CASH))).isEqualTo(ProblemType.NO_OPEN_SHIFT);
        SaleAccepted byPhone = sell(cashier, 1_200, PaymentMethod.WECHAT);

        assertThat(byPhone.receiptNumber())
                .as("what was refused took no number")
                .isEqualTo(2);
        open();
        sell(cashier, 1_300, PaymentMethod.CASH);
    }

    @Test
    void aFullTillTakesNoMoreCashUntilSomeOfItIsWithdrawn() {
        rule(new CashDeskRules(false, Money.ofFen(30_000), ServiceFee.NONE));
        ShiftId shift = open();
        sell(cashier, 10_000, PaymentMethod.CASH);

        assertThat(refusal(() -> sell(cashier, 101, PaymentMethod.CASH))).isEqualTo(ProblemType.TILL_LIMIT_EXCEEDED);
        sell(cashier, 9_900, PaymentMethod.ALIPAY);
        town.send(new WithdrawCash(shift, Money.ofFen(25_000), "safe", cashier, false));
        sell(cashier, 102, PaymentMethod.CASH);

        assertThat(close(shift, Money.ZERO).expected()).isEqualTo(Money.ofFen(5_102));
    }

    @Test
    void paidIsFeeAndDebtShareAndCredited_andOnlyTheCreditGoesToTheMeter() {
        rule(new CashDeskRules(false, Money.ZERO, new ServiceFee(7, Money.ZERO)));
        DebtId debt = DebtId.of(town.named("debt"));
        town.send(new RecordDebt(account, debt, Money.ofFen(5_000), new Instalment.ShareOfSale(300), "from before"));

        SaleAccepted sale = sell(cashier, 10_001, PaymentMethod.CASH);

        assertThat(sale.serviceFee()).isEqualTo(Money.ofFen(70));
        assertThat(sale.debtShare()).isEqualTo(Money.ofFen(3_000));
        assertThat(sale.credited()).isEqualTo(Money.ofFen(6_931));
        assertThat(sell(cashier, 10_000, PaymentMethod.CASH).debtShare())
                .as("never more than is owed")
                .isEqualTo(Money.ofFen(2_000));
        assertThat(sell(cashier, 9_000, PaymentMethod.CASH).debtShare()).isEqualTo(Money.ZERO);
    }

    /** Several tills of one cashier sell while the shift is closed: what was sold is in the count, or was refused. */
    @Test
    @Timeout(120)
    void whateverIsSoldWhileTheShiftClosesIsInItOrRefused() throws Exception {
        rule(new CashDeskRules(true, Money.ZERO, ServiceFee.NONE));
        List<AccountId> accounts = new ArrayList<>(List.of(account));
        List<MeterId> meters = new ArrayList<>(List.of(meter));
        for (int more = 2; more <= 4; more++) {
            MeterId next = town.registerMeter(more);
            meters.add(next);
            accounts.add(town.openAndConfirmed(next, more));
        }
        ShiftId shift = open();
        List<Callable<Object>> orders = new ArrayList<>();
        for (int sale = 0; sale < 40; sale++) {
            int till = sale % 4;
            Money paid = Money.ofFen(1_000 + sale);
            orders.add(() -> send(new SellCredit(
                    accounts.get(till), meters.get(till), town.operation(), paid, PaymentMethod.CASH, true)));
        }
        orders.add(20, () -> send(new CloseShift(shift, FLOAT, null, cashier, false)));

        List<Object> results = atOnce(orders);

        List<CreditSold> sold = accounts.stream()
                .flatMap(each -> town.factsOf(each).stream())
                .filter(CreditSold.class::isInstance)
                .map(CreditSold.class::cast)
                .toList();
        assertThat(results)
                .filteredOn(ProblemType.class::isInstance)
                .as("refused by name")
                .isSubsetOf(ProblemType.SHIFT_CLOSED, ProblemType.NO_OPEN_SHIFT);
        assertThat(results).filteredOn(SaleAccepted.class::isInstance).hasSize(sold.size());
        assertThat(receiptsOf(shift))
                .extracting(ReceiptEntered::receiptNumber)
                .containsExactlyInAnyOrderElementsOf(
                        sold.stream().map(CreditSold::receiptNumber).toList());
        assertThat(sold.stream().map(CreditSold::receiptNumber).sorted().toList())
                .as("no gap")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sold.size()).boxed().toList());
        Money cash = sold.stream().map(CreditSold::paid).reduce(FLOAT, Money::plus);
        assertThat(town.factsOf(shift)).last().satisfies(last -> {
            ShiftClosed closed = (ShiftClosed) last;
            assertThat(closed.expected()).isEqualTo(cash);
            assertThat(closed.difference()).isEqualTo(FLOAT.minus(cash));
        });
    }

    private ShiftId open() {
        ShiftId shift = ShiftId.of(town.named("shift"));
        town.send(new OpenShift(shift, town.site, cashier, FLOAT));
        return shift;
    }

    private TillCount close(ShiftId shift, Money counted) {
        return town.ask(new CloseShift(shift, counted, null, cashier, false), TillCount.class);
    }

    private void rule(CashDeskRules rules) {
        town.send(new RuleCashDesk(town.site, rules));
    }

    private SaleAccepted sell(OperatorId operator, long fen, PaymentMethod method) {
        return (SaleAccepted)
                sendAs(operator, new SellCredit(account, meter, town.operation(), Money.ofFen(fen), method, true));
    }

    private Object send(Object command) {
        return sendAs(cashier, command);
    }

    private Object sendAs(OperatorId operator, Object command) {
        return commands.sendAndWait(
                new GenericCommandMessage<>(command, Map.of(EventMetadata.OPERATOR, operator.value())));
    }

    private List<ReceiptEntered> receiptsOf(ShiftId shift) {
        return town.factsOf(shift).stream()
                .filter(ReceiptEntered.class::isInstance)
                .map(ReceiptEntered.class::cast)
                .toList();
    }

    private static ProblemType refusal(Callable<?> order) {
        return catchThrowableOfType(RefusedException.class, order::call)
                .refusal()
                .type();
    }

    /** Gives all orders from a few threads; what each answered, or why it was refused. */
    private static List<Object> atOnce(List<Callable<Object>> orders) throws Exception {
        ExecutorService tills = Executors.newFixedThreadPool(4);
        try {
            List<Future<Object>> answers = tills.invokeAll(orders.stream()
                    .map(order -> (Callable<Object>) () -> {
                        try {
                            return order.call();
                        } catch (RefusedException refused) {
                            return refused.refusal().type();
                        }
                    })
                    .toList());
            List<Object> results = new ArrayList<>();
            for (Future<Object> answer : answers) {
                results.add(answer.get());
            }
            return results;
        } finally {
            tills.shutdown();
        }
    }
}

package io.wattledger.command.account;

import static io.wattledger.command.account.Story.ACCOUNT;
import static io.wattledger.command.account.Story.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.kernel.account.Instalment;
import io.wattledger.kernel.account.PaymentMethod;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.command.CloseShift;
import io.wattledger.kernel.command.OpenShift;
import io.wattledger.kernel.command.RecordDebt;
import io.wattledger.kernel.command.WithdrawCash;
import io.wattledger.kernel.event.CashWithdrawn;
import io.wattledger.kernel.event.CorrectionPaidOut;
import io.wattledger.kernel.event.CorrectionRequested;
import io.wattledger.kernel.event.CreditRedelivered;
import io.wattledger.kernel.event.CreditSold;
import io.wattledger.kernel.event.DebtRecorded;
import io.wattledger.kernel.event.DebtRecovered;
import io.wattledger.kernel.event.DebtRestored;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.ReceiptEntered;
import io.wattledger.kernel.event.RefundPaidOut;
import io.wattledger.kernel.event.ShiftClosed;
import io.wattledger.kernel.event.ShiftEvent;
import io.wattledger.kernel.event.ShiftOpened;
import io.wattledger.kernel.event.UndeliveredReturned;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.ShiftId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;

/** The cash desk of the story on a random day: shifts, cash to the safe, old debts; and what must hold of it at every moment. */
final class RandomDesk {

    private static final long MOST_IN_TILL = 200_000;

    private final AccountInMemory account;
    private int shifts;
    private int debts;

    RandomDesk(AccountInMemory account) {
        this.account = account;
    }

    /** Somebody does something at the desk, sensible or not: what makes no sense is refused. */
    void turn(Random random) {
        ShiftId latest = ShiftId.of("shift-" + shifts);
        switch (random.nextInt(6)) {
            case 0 ->
                ask(new OpenShift(
                        ShiftId.of("shift-" + ++shifts),
                        SITE,
                        AccountInMemory.CLERK,
                        Money.ofFen(random.nextInt(30_000))));
            case 1 ->
                ask(new CloseShift(latest, Money.ofFen(random.nextInt(90_000)), null, AccountInMemory.CLERK, false));
            case 2, 3 ->
                ask(new WithdrawCash(
                        latest, Money.ofFen(1 + random.nextInt(60_000)), "safe", AccountInMemory.CLERK, false));
            default ->
                ask(new RecordDebt(
                        ACCOUNT,
                        DebtId.of("debt-" + ++debts),
                        Money.ofFen(1 + random.nextInt(9_000)),
                        instalment(random),
                        "from before"));
        }
    }

    private static Instalment instalment(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Instalment.ShareOfSale(1 + random.nextInt(1000));
            case 1 -> new Instalment.PerSale(Money.ofFen(1 + random.nextInt(2_000)));
            default -> new Instalment.PerMonth(Money.ofFen(1 + random.nextInt(5_000)));
        };
    }

    private void ask(Object command) {
        int before = account.shiftFacts().size() + account.facts().size();
        try {
            account.send(command);
        } catch (RefusedException refused) {
            assertThat(account.shiftFacts().size() + account.facts().size())
                    .as("a refusal stores nothing")
                    .isEqualTo(before);
        }
    }

    /** Receipts, tills and debts add up. */
    void check(String when) {
        Map<Long, Money> given = receiptsOfTheAccount();
        assertThat(given.keySet())
                .as("%s: receipt numbers have no gap", when)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, given.size()).boxed().toList());
        checkTills(when, given);
        checkDebts(when);
    }

    private Map<Long, Money> receiptsOfTheAccount() {
        Map<Long, Money> given = new HashMap<>();
        account.facts().forEach(fact -> {
            if (fact instanceof CreditSold it) {
                given.put(it.receiptNumber(), it.paid());
            } else if (fact instanceof RefundPaidOut it) {
                given.put(it.receiptNumber(), it.amount().negated());
            } else if (fact instanceof UndeliveredReturned it) {
                given.put(it.receiptNumber(), it.paid().negated());
            } else if (fact instanceof CorrectionPaidOut it) {
                given.put(it.receiptNumber(), it.amount().negated());
            }
        });
        return given;
    }

    private void checkTills(String when, Map<Long, Money> given) {
        Map<ShiftId, Money> cash = new HashMap<>();
        for (ShiftEvent event : account.shiftFacts()) {
            if (event instanceof ShiftOpened it) {
                cash.put(it.shiftId(), it.openingFloat());
            } else if (event instanceof ReceiptEntered it) {
                Money signed =
                        it.kind().isIncoming() ? it.amount() : it.amount().negated();
                assertThat(given)
                        .as("%s: a receipt of the account's own", when)
                        .containsEntry(it.receiptNumber(), signed);
                if (it.paymentMethod() == PaymentMethod.CASH) {
                    Money after = cash.getOrDefault(it.shiftId(), Money.ZERO).plus(signed);
                    cash.put(it.shiftId(), after);
                    assertThat(it.kind().isIncoming() && after.fen() > MOST_IN_TILL)
                            .as("%s: the till is overfull", when)
                            .isFalse();
                }
            } else if (event instanceof CashWithdrawn it) {
                cash.merge(it.shiftId(), it.amount().negated(), Money::plus);
            } else if (event instanceof ShiftClosed it) {
                assertThat(it.expected()).as("%s: cash-up", when).isEqualTo(cash.get(it.shiftId()));
                assertThat(it.difference()).isEqualTo(it.counted().minus(it.expected()));
            }
        }
    }

    /** What a sale paid towards debts is its debt share while the sale stands, and nothing once it is undone. */
    private void checkDebts(String when) {
        Map<DebtId, Money> remaining = new HashMap<>();
        Map<OperationId, Money> share = new HashMap<>();
        Map<OperationId, Money> recovered = new HashMap<>();
        Map<OperationId, OperationId> reversals = new HashMap<>();
        List<OperationId> undone = new ArrayList<>();
        account.facts().forEach(fact -> {
            if (fact instanceof CreditSold it) {
                share.put(it.operationId(), it.debtShare());
            } else if (fact instanceof CreditRedelivered it) {
                share.put(it.operationId(), share.remove(it.originalOperationId()));
                recovered.put(
                        it.operationId(),
                        Objects.requireNonNullElse(recovered.remove(it.originalOperationId()), Money.ZERO));
            } else if (fact instanceof DebtRecorded it) {
                remaining.put(it.debtId(), it.amount());
            } else if (fact instanceof DebtRecovered it) {
                recovered.merge(it.operationId(), it.amount(), Money::plus);
                assertThat(remaining.merge(it.debtId(), it.amount().negated(), Money::plus))
                        .as("%s: never more than owed", when)
                        .isEqualTo(it.remaining())
                        .isGreaterThanOrEqualTo(Money.ZERO);
            } else if (fact instanceof DebtRestored it) {
                recovered.merge(it.operationId(), it.amount().negated(), Money::plus);
                assertThat(remaining.merge(it.debtId(), it.amount(), Money::plus))
                        .as(when)
                        .isEqualTo(it.remaining());
            } else if (fact instanceof UndeliveredReturned it) {
                undone.add(it.operationId());
            } else if (fact instanceof CorrectionRequested it) {
                reversals.put(it.operationId(), it.originalOperationId());
            } else if (fact instanceof MoneyWriteConfirmed it) {
                noteReversal(undone, reversals, it.operationId());
            } else if (fact instanceof OutcomeSettled it && it.outcome() == SettledAs.APPLIED) {
                noteReversal(undone, reversals, it.operationId());
            }
        });
        share.forEach((sale, amount) -> assertThat(recovered.getOrDefault(sale, Money.ZERO))
                .as("%s: debt share of %s", when, sale)
                .isEqualTo(undone.contains(sale) ? Money.ZERO : amount));
    }

    private static void noteReversal(
            List<OperationId> undone, Map<OperationId, OperationId> reversals, OperationId reversal) {
        OperationId sale = reversals.get(reversal);
        if (sale != null) {
            undone.add(sale);
        }
    }
}

package io.wattledger.command.account;

import io.wattledger.kernel.account.CreditLevel;
import io.wattledger.kernel.account.CreditRules;
import io.wattledger.kernel.approval.ApprovalSubject.Adjustment;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.BalanceAdjusted;
import io.wattledger.kernel.event.CreditLevelChanged;
import io.wattledger.kernel.event.FeeCharged;
import io.wattledger.kernel.event.MoneyBooked;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.MicroYuan;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes down what happens to a balance that we hold, and with it the warning level that it crosses. Money is judged here as a bus judges
 * it on a meter: what is to be taken off must be there.
 */
public final class HeldFacts {

    private final Account account;
    private final HeldBalance held;
    private final Instant at;

    /** Facts about an account whose balance we hold, at this instant. */
    public HeldFacts(Account account, Instant at) {
        this.account = account;
        this.held = account.held();
        this.at = at;
    }

    /**
     * A movement that was just accepted takes effect.
     *
     * @throws RefusedException if it takes off more than there is
     */
    public List<AccountEvent> booked(MeterId meter, OperationId operation) {
        OpenWrite accepted = account.ledger(meter).openWrite(operation).orElseThrow();
        Money amount = accepted.amountAt(held.available());
        if (accepted.kind().takesOff() && (!amount.isPositive() || amount.exceeds(held.available()))) {
            throw new RefusedException(Refusal.of(
                    ProblemType.INSUFFICIENT_BALANCE,
                    Map.of("balance", held.available().toString())));
        }
        MicroYuan after = held.balance().plus(MicroYuan.of(accepted.kind().gain(amount)));
        return crossing(
                new MoneyBooked(
                        account.accountId(), account.siteId(), meter, operation, accepted.kind(), amount, after, at),
                after);
    }

    /** Two people adjusted the balance. */
    public List<AccountEvent> adjusted(Adjustment agreed, ApprovalId approval) {
        MicroYuan after = held.balance().plus(MicroYuan.of(agreed.amount()));
        return crossing(
                new BalanceAdjusted(
                        account.accountId(),
                        account.siteId(),
                        agreed.meterId(),
                        agreed.amount(),
                        agreed.reason(),
                        approval,
                        after,
                        at),
                after);
    }

    /** The fixed fee of a month is charged. */
    public List<AccountEvent> feeCharged(YearMonth month, Money amount) {
        MicroYuan after = held.balance().minus(MicroYuan.of(amount));
        return crossing(new FeeCharged(account.accountId(), account.siteId(), month, amount, after, at), after);
    }

    /** A fact after which the balance is this much, and the level that it crosses, if it does. */
    public List<AccountEvent> crossing(AccountEvent fact, MicroYuan after) {
        return Stream.concat(Stream.of(fact), levelAt(after).stream()).toList();
    }

    /** The level that the balance crosses when it becomes this much, if it does. */
    public Optional<AccountEvent> levelAt(MicroYuan after) {
        CreditLevel level = CreditRules.USUAL.levelOf(after, held.level());
        return level == held.level()
                ? Optional.empty()
                : Optional.of(new CreditLevelChanged(account.accountId(), account.siteId(), level, after, at));
    }
}

package io.wattledger.command.account.transfer;

import io.wattledger.command.account.Account;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.Transfer;
import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.event.MoneyWriteConfirmed;
import io.wattledger.kernel.event.MoneyWriteRefused;
import io.wattledger.kernel.event.OutcomeSettled;
import io.wattledger.kernel.event.TransferForwarded;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Begins the second leg of a transfer with the fact that ended the first one, in one append: whatever happens to the program, credit that
 * is off the one meter is on its way to the other, or with us. A first leg whose outcome is unknown begins nothing.
 */
public final class TransferForwarding {

    private final Account account;
    private final MoneyRules rules;
    private final Instant at;

    /** Goes on with transfers of this account, at this instant. */
    public TransferForwarding(Account account, MoneyRules rules, Instant at) {
        this.account = account;
        this.rules = rules;
        this.at = at;
    }

    /** These facts, and what follows from them. */
    public List<AccountEvent> goOnAfter(List<? extends AccountEvent> facts) {
        List<AccountEvent> all = new ArrayList<>();
        for (AccountEvent fact : facts) {
            all.add(fact);
            if (fact instanceof MoneyWriteConfirmed it && it.kind() == MoneyWriteKind.TRANSFER_OUT) {
                forward(it.operationId(), it.meterId(), it.amount(), all);
            } else if (fact instanceof OutcomeSettled it
                    && it.kind() == MoneyWriteKind.TRANSFER_OUT
                    && it.outcome() == SettledAs.APPLIED) {
                forward(it.operationId(), it.meterId(), it.amount(), all);
            }
        }
        return all;
    }

    private void forward(OperationId taken, MeterId from, Money amount, List<AccountEvent> facts) {
        Transfer transfer = account.postings()
                .transfer(taken)
                .orElseThrow(() -> new IllegalStateException("no transfer took credit off by operation " + taken));
        MeterLedger target = account.ledger(transfer.toMeterId());
        facts.add(new TransferForwarded(
                account.accountId(),
                account.siteId(),
                transfer.toMeterId(),
                transfer.forwardOperationId(),
                taken,
                from,
                amount,
                at));
        if (rules.obstacleOn(target).isPresent()) {
            facts.add(new MoneyWriteRefused(
                    account.accountId(),
                    account.siteId(),
                    transfer.toMeterId(),
                    transfer.forwardOperationId(),
                    MoneyWriteKind.TRANSFER_IN,
                    amount,
                    UndeliveredCause.METER_NOT_WRITABLE,
                    null,
                    null,
                    at));
        }
    }
}

package io.wattledger.command.account.write;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.PermitRuling;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.LedgerFacts;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.MoneyRules;
import io.wattledger.command.account.OpenWrite;
import io.wattledger.command.lease.FenceCheck;
import io.wattledger.kernel.account.UndeliveredCause;
import io.wattledger.kernel.command.RecordMoneyWriteIntent;
import io.wattledger.kernel.command.WritePermit;
import io.wattledger.kernel.device.MeterMoneySnapshot;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountEvent;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Permits a money write to go out, with what was just read on the bus. The intent is stored before the first byte; whoever asks for the
 * same attempt again, for example after a crash, is told to stop, because bytes of it may have gone out.
 */
@Component
public final class RecordMoneyWriteIntentHandler {

    /** The meter keeps its count in 16 bits. */
    private static final int HIGHEST_COUNT = 65_535;

    private final AggregateStore<Account> accounts;
    private final FenceCheck fences;
    private final MoneyRules rules;
    private final Clock clock;

    /** Permits writes of accounts of this repository to whoever holds the lease. */
    public RecordMoneyWriteIntentHandler(
            Repository<Account> accounts, FenceCheck fences, MoneyRules rules, Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.fences = fences;
        this.rules = rules;
        this.clock = clock;
    }

    @CommandHandler
    WritePermit handle(RecordMoneyWriteIntent command) {
        if (!fences.holds(command.fence(), command.meterId())) {
            return new WritePermit.Stop("the lease of the gateway was lost");
        }
        Instant now = clock.instant();
        return accounts.load(command.accountId()).invoke(account -> {
            PermitRuling<AccountEvent> ruling = decide(account, command, now);
            account.record(ruling.facts());
            return ruling.permit();
        });
    }

    private PermitRuling<AccountEvent> decide(Account account, RecordMoneyWriteIntent command, Instant now) {
        MeterLedger ledger = account.ledger(command.meterId());
        Optional<OpenWrite> next = ledger.nextWrite();
        if (next.isEmpty() || !next.get().operationId().equals(command.operationId())) {
            return PermitRuling.stop("the operation has ended, or it is not its turn");
        }
        OpenWrite write = next.get();
        if (ledger.isQuarantined()) {
            return PermitRuling.stop("the meter is in quarantine");
        }
        if (write.isUndecided()) {
            return PermitRuling.stop("an intent is stored already: read back first");
        }
        if (command.attempt() != write.attempts() + 1) {
            return PermitRuling.stop("the next attempt is number " + (write.attempts() + 1));
        }
        return judgeReading(ledger, write, command.before(), new LedgerFacts(account, ledger, now));
    }

    private PermitRuling<AccountEvent> judgeReading(
            MeterLedger ledger, OpenWrite write, MeterMoneySnapshot before, LedgerFacts facts) {
        int ledgerCount = ledger.count().orElse(before.count());
        Optional<String> contradiction = Contradiction.in(before, ledger.serialNumber(), ledgerCount);
        if (contradiction.isPresent()) {
            String cause = contradiction.get();
            return PermitRuling.stop(
                    cause,
                    facts.quarantined(write.operationId(), cause, ledgerCount, before.count(), before.balance()));
        }
        Money amount = write.amountAt(before.balance());
        Optional<UndeliveredCause> obstacle = obstacleTo(write.kind(), amount, before.balance());
        if (obstacle.isPresent()) {
            return PermitRuling.stop(obstacle.get().name(), facts.refused(write, obstacle.get(), null, before));
        }
        if (ledgerCount == HIGHEST_COUNT) {
            return PermitRuling.stop(
                    "the meter's count is used up",
                    facts.refused(write, UndeliveredCause.NOT_DELIVERABLE, null, before));
        }
        int expectedCount = ledgerCount + 1;
        return PermitRuling.go(expectedCount, amount, facts.intended(write, amount, expectedCount, before));
    }

    /** What forbids the write at the balance just read: credit may not pile up, and no more is taken off than there is. Clearing takes what there is. */
    private Optional<UndeliveredCause> obstacleTo(MoneyWriteKind kind, Money amount, Money balance) {
        if (kind == MoneyWriteKind.CLOSING) {
            return Optional.empty();
        }
        if (!kind.takesOff()) {
            return rules.isHoarding(balance.plus(amount))
                    ? Optional.of(UndeliveredCause.HOARDING_LIMIT)
                    : Optional.empty();
        }
        return amount.isPositive() && !amount.exceeds(balance)
                ? Optional.empty()
                : Optional.of(UndeliveredCause.INSUFFICIENT_BALANCE);
    }
}

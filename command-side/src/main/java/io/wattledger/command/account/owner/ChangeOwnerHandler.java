package io.wattledger.command.account.owner;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.account.Account;
import io.wattledger.command.account.CustomerFields;
import io.wattledger.command.account.MeterLedger;
import io.wattledger.command.account.refund.RequestRefundHandler;
import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.command.ChangeOwner;
import io.wattledger.kernel.command.OwnerChangeAccepted;
import io.wattledger.kernel.command.OwnerChangeAccepted.SettlingRefund;
import io.wattledger.kernel.command.RefundAccepted;
import io.wattledger.kernel.command.RequestRefund;
import io.wattledger.kernel.event.OwnerChangeRequested;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.problem.ProblemType;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Lets an account pass to another person 过户. Where the money is carried it passes at once. Where it is settled, all that the meters hold
 * is refunded by ordinary refunds, second person included, and the account passes with the last pay-out; a refund that is not carried
 * out ends the change. Money that is anywhere but on the meters or paid out belongs to the present owner and has to be seen to first.
 */
@Component
public final class ChangeOwnerHandler {

    private static final int LONGEST_REASON = 200;

    private final AggregateStore<Account> accounts;
    private final RequestRefundHandler refunds;
    private final PersonalDataVault vault;
    private final IdSource ids;
    private final Clock clock;

    /** Changes owners of accounts of this repository. */
    public ChangeOwnerHandler(
            Repository<Account> accounts,
            RequestRefundHandler refunds,
            PersonalDataVault vault,
            IdSource ids,
            Clock clock) {
        this.accounts = new AggregateStore<>(accounts, ProblemType.UNKNOWN_ACCOUNT);
        this.refunds = refunds;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    @CommandHandler
    OwnerChangeAccepted handle(ChangeOwner command) {
        CustomerFields.check(new FieldFaults(), "customer.", command.customer())
                .text("reason", command.reason(), LONGEST_REASON)
                .refuseIfAny();
        List<MeterId> toSettle = accounts.load(command.accountId()).invoke(account -> {
            account.checkNotClosing();
            if (command.settlement() == OwnerSettlement.SETTLE) {
                account.checkHeldByMeters();
            }
            account.tenancy().checkNoChange();
            account.checkMoneyAtRest();
            return command.settlement() == OwnerSettlement.SETTLE ? metersWithCredit(account) : List.of();
        });
        // Before the change itself is stored, since no refund may be asked for while it is under way.
        List<SettlingRefund> settling =
                toSettle.stream().map(meter -> refundAll(command, meter)).toList();
        int tenure = accounts.load(command.accountId()).invoke(account -> {
            Tenure next = account.tenancy().next();
            account.record(List.of(requested(account, command, next, settling)));
            return next.number();
        });
        return new OwnerChangeAccepted(tenure, settling);
    }

    /** Consumption only lowers a balance, so a meter that held nothing holds nothing. */
    private static List<MeterId> metersWithCredit(Account account) {
        return account.presentLedgers().stream()
                .filter(ledger -> ledger.isOpen()
                        && ledger.knownHighestBalance().map(Money::isPositive).orElse(true))
                .map(MeterLedger::meterId)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    private SettlingRefund refundAll(ChangeOwner command, MeterId meter) {
        RefundAccepted accepted = refunds.handle(new RequestRefund(
                command.accountId(),
                meter,
                OperationId.of(ids.next()),
                null,
                command.reason(),
                ApprovalId.of(ids.next()),
                command.requestedBy()));
        return new SettlingRefund(meter, accepted.operationId(), accepted.state(), accepted.approvalId());
    }

    private OwnerChangeRequested requested(
            Account account, ChangeOwner command, Tenure next, List<SettlingRefund> settling) {
        return new OwnerChangeRequested(
                account.accountId(),
                account.siteId(),
                next.number(),
                vault.seal(next, command.customer()),
                command.settlement(),
                settling.stream().map(SettlingRefund::operationId).toList(),
                command.reason(),
                clock.instant());
    }
}

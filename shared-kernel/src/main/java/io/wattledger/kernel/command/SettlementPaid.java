package io.wattledger.kernel.command;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@link PayOutSettlement}.
 *
 * @param amount all that was handed over
 * @param parts what it consists of
 * @param state how far the account has come by it
 */
public record SettlementPaid(Money amount, List<Part> parts, AccountState state) {

    /**
     * A part of it, with a receipt of its own.
     *
     * @param operationId the refund, or the sale that was not delivered; absent for what the meters held
     * @param amount how much
     * @param receiptNumber gap-free number within the site
     */
    public record Part(@Nullable OperationId operationId, Money amount, long receiptNumber) {}
}

package io.wattledger.kernel.event;

import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Somebody asked for a correction of what was sold in a shift that is closed: a second person has to agree first.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation that is to reverse it
 * @param originalOperationId the sale
 * @param kind which reversal it is
 * @param amount the amount
 * @param reason why
 * @param approvalId the approval that it waits for
 * @param at when
 */
@EventName("account.correction-submitted")
public record CorrectionSubmitted(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        OperationId originalOperationId,
        MoneyWriteKind kind,
        Money amount,
        String reason,
        ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}

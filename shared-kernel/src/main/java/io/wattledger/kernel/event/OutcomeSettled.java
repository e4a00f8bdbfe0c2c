package io.wattledger.kernel.event;

import io.wattledger.kernel.account.SettledAs;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.ApprovalId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import java.time.Instant;

/**
 * Two people settled an outcome that the meter could not tell.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the device operation
 * @param kind what the write does
 * @param amount the amount in question
 * @param outcome what they found
 * @param reason why they settled it
 * @param evidence what they rely on
 * @param approvalId the approval
 * @param at when
 */
@EventName("account.outcome-settled")
public record OutcomeSettled(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        MoneyWriteKind kind,
        Money amount,
        SettledAs outcome,
        String reason,
        String evidence,
        ApprovalId approvalId,
        Instant at)
        implements AccountEvent {}

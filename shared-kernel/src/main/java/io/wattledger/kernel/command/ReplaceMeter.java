package io.wattledger.kernel.command;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.TariffId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Replace a meter of an account; or, where the old one could not be cleared, order its clearing again.
 *
 * @param accountId the account
 * @param oldMeterId the meter that leaves
 * @param newMeterId the meter that takes its place
 * @param tariffId the tariff plan agreed; that of the old meter if absent
 * @param tariffOperationId the push of the tariff to the new meter
 * @param openingOperationId the opening of the account on it
 * @param tiersOperationId the order that carries the tier position over
 * @param reason why
 */
public record ReplaceMeter(
        @TargetAggregateIdentifier AccountId accountId,
        MeterId oldMeterId,
        MeterId newMeterId,
        @Nullable TariffId tariffId,
        OperationId tariffOperationId,
        OperationId openingOperationId,
        OperationId tiersOperationId,
        String reason) {}

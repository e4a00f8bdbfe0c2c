package io.wattledger.kernel.event;

import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.money.Money;

/**
 * A meter came under the account; its opening is the first counted money write, the count read then is the ledger's base.
 *
 * @param accountId the account
 * @param siteId its site
 * @param meterId the meter
 * @param operationId the opening of the account on the meter
 * @param serialNumber the number that the meter must show before any money write
 * @param tariffId the tariff plan agreed
 * @param openingBalance balance moved from an old meter, or nothing
 */
@EventName("account.meter-attached")
public record MeterAttached(
        AccountId accountId,
        SiteId siteId,
        MeterId meterId,
        OperationId operationId,
        SerialNumber serialNumber,
        TariffId tariffId,
        Money openingBalance)
        implements AccountEvent {}

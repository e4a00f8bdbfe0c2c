package io.wattledger.query.account.web;

import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.OwnerSettlement;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.OperationId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.account.AccountView.Ending;
import io.wattledger.query.account.OwnerChangeView;
import io.wattledger.query.account.PurseView.Departure;
import io.wattledger.query.account.Tenancy.Suspension;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as answered.
 *
 * @param id the account
 * @param siteId its site
 * @param unitId the unit supplied
 * @param customer whose it is; absent for a reader who may not see that, and after an erasure
 * @param balanceHeld where the balance lives
 * @param openedAt when it was opened
 * @param state how far it has come in its life
 * @param ending how it came to its end, or is coming; absent before that
 * @param tenure number of the present owner's tenure
 * @param ownerChange the change of owner that is under way; absent while there is none
 * @param suspension since when and why it rests; absent while it does not
 * @param meters its meters
 */
record AccountResponse(
        AccountId id,
        SiteId siteId,
        UnitId unitId,
        @Nullable CustomerDetails customer,
        BalanceHeld balanceHeld,
        Instant openedAt,
        AccountState state,
        @Nullable Ending ending,
        int tenure,
        @Nullable ChangeUnderWay ownerChange,
        @Nullable Suspension suspension,
        List<AttachedMeter> meters) {

    static AccountResponse of(AccountView account, @Nullable CustomerDetails customer) {
        return new AccountResponse(
                account.id(),
                account.siteId(),
                account.unitId(),
                customer,
                account.balanceHeld(),
                account.openedAt(),
                account.state(),
                account.ending(),
                account.tenancy().present().number(),
                ChangeUnderWay.of(account.tenancy().change()),
                account.tenancy().suspension(),
                account.purses().stream()
                        .map(purse -> new AttachedMeter(
                                purse.meterId(),
                                purse.serialNumber(),
                                purse.tariffId(),
                                purse.open(),
                                purse.departure()))
                        .toList());
    }

    /**
     * A change of owner that is under way; without personal data.
     *
     * @param tenure number of the tenure that is to begin
     * @param settlement what becomes of the money
     * @param refunds what has to be paid out first
     * @param since when it was asked for
     */
    record ChangeUnderWay(int tenure, OwnerSettlement settlement, List<OperationId> refunds, Instant since) {

        static @Nullable ChangeUnderWay of(@Nullable OwnerChangeView change) {
            return change == null
                    ? null
                    : new ChangeUnderWay(change.tenure(), change.settlement(), change.refunds(), change.since());
        }
    }

    /**
     * A meter of an account.
     *
     * @param meterId the meter
     * @param serialNumber the number on its plate
     * @param tariffId the plan agreed
     * @param open whether its purse is open
     * @param departure how it leaves or left the account; absent while it stays
     */
    record AttachedMeter(
            MeterId meterId,
            SerialNumber serialNumber,
            TariffId tariffId,
            boolean open,
            @Nullable Departure departure) {}
}

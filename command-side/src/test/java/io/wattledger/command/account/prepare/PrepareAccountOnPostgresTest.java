package io.wattledger.command.account.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wattledger.command.OnPostgres;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.PlannedMeter;
import io.wattledger.kernel.command.CloseAccount;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenPreparedAccount;
import io.wattledger.kernel.command.PrepareAccount;
import io.wattledger.kernel.command.PreparedAccountOpened;
import io.wattledger.kernel.command.WithdrawPreparation;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class PrepareAccountOnPostgresTest {

    @Autowired
    Town town;

    @Autowired
    WorkList work;

    private MeterId meter;

    @BeforeEach
    void aMeter() {
        meter = town.registerMeter(1);
    }

    @Test
    void nothingIsOrderedAndTheMeterMayServeAnother() {
        AccountId account = prepare(Money.ZERO);

        assertThat(town.namesOfFacts(account)).containsExactly("AccountPrepared");
        assertThat(work.openOn(town.bus)).isEmpty();
        town.openAccount(town.attachment(meter));
        refused(ProblemType.METER_ALREADY_IN_USE, () -> town.send(new OpenPreparedAccount(account)));
    }

    @Test
    void itIsOpenedAsItWasLaidDown() {
        AccountId account = prepare(Money.ofFen(1_230));

        List<MeterAttachment> opened = town.ask(new OpenPreparedAccount(account), PreparedAccountOpened.class)
                .meters();

        assertThat(town.namesOfFacts(account)).containsExactly("AccountPrepared", "AccountOpened", "MeterAttached");
        assertThat(town.factsOf(account))
                .last()
                .isInstanceOfSatisfying(
                        MeterAttached.class,
                        it -> assertThat(it.openingBalance()).isEqualTo(Money.ofFen(1_230)));
        assertThat(work.openOn(town.bus))
                .extracting(WorkList.Item::operationId)
                .containsExactly(
                        opened.get(0).tariffOperationId(), opened.get(0).openingOperationId());
        refused(ProblemType.ACCOUNT_NOT_PREPARED, () -> town.send(new OpenPreparedAccount(account)));
    }

    @Test
    void aPreparationThatWasGivenUpIsNotOpened() {
        AccountId account = prepare(Money.ZERO);

        town.send(new WithdrawPreparation(account, "the tenant stays away"));

        refused(ProblemType.ACCOUNT_NOT_PREPARED, () -> town.send(new OpenPreparedAccount(account)));
        refused(ProblemType.ACCOUNT_NOT_PREPARED, () -> town.send(new WithdrawPreparation(account, "again")));
    }

    @Test
    void whatIsOnlyLaidDownCannotBeClosed() {
        AccountId account = prepare(Money.ZERO);

        refused(
                ProblemType.ACCOUNT_NOT_OPENED,
                () -> town.send(new CloseAccount(account, "moves out", RelayMode.PREPAID)));
    }

    @Test
    void onlyAccountsWhoseMetersHoldTheBalanceAreLaidDown() {
        refused(ProblemType.NOT_SUPPORTED, () -> town.send(command(Money.ZERO, BalanceHeld.SERVER)));
    }

    private AccountId prepare(Money transferIn) {
        PrepareAccount command = command(transferIn, BalanceHeld.METER);
        town.send(command);
        return command.accountId();
    }

    private PrepareAccount command(Money transferIn, BalanceHeld balanceHeld) {
        return new PrepareAccount(
                AccountId.of(town.named("account")),
                town.unit,
                new CustomerDetails("王小明", "13800000000"),
                balanceHeld,
                List.of(new PlannedMeter(meter, town.tariff, transferIn)));
    }

    private static void refused(ProblemType type, ThrowingCallable order) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(order)
                .satisfies(thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }
}

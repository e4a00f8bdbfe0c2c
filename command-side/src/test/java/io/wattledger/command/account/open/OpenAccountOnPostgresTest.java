package io.wattledger.command.account.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wattledger.command.LabelledVault;
import io.wattledger.command.OnPostgres;
import io.wattledger.command.Refused;
import io.wattledger.command.Town;
import io.wattledger.kernel.account.BalanceHeld;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.account.Tenure;
import io.wattledger.kernel.command.MeterAttachment;
import io.wattledger.kernel.command.OpenAccount;
import io.wattledger.kernel.command.RegisterMeter;
import io.wattledger.kernel.device.BusKey;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.event.AccountOpened;
import io.wattledger.kernel.event.MeterAttached;
import io.wattledger.kernel.event.TariffOrdered;
import io.wattledger.kernel.id.GatewayId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.TariffId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.port.WorkList;
import io.wattledger.kernel.port.WorkList.MoneyWork;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import java.util.List;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class OpenAccountOnPostgresTest {

    @Autowired
    Town town;

    @Autowired
    Town elsewhere;

    @Autowired
    WorkList work;

    private void refuses(OpenAccount command, Matcher<RefusedException> as) {
        RefusedException thrown = catchThrowableOfType(RefusedException.class, () -> town.send(command));
        MatcherAssert.assertThat(thrown, as);
        assertThat(town.factsOf(command.accountId())).isEmpty();
        assertThat(work.openOn(town.bus)).isEmpty();
    }

    @Test
    void theAccountItsMetersAndTheirTariffsAreFactsAtOnce() {
        MeterId first = town.registerMeter(1);
        MeterId second = town.registerMeter(2);
        MeterAttachment one = town.attachment(first);
        MeterAttachment moved =
                new MeterAttachment(second, town.tariff, Money.ofFen(2_345), town.operation(), town.operation());
        OpenAccount command = town.accountCommand(one, moved);

        town.send(command);

        assertThat(town.factsOf(command.accountId()))
                .containsExactly(
                        new AccountOpened(
                                command.accountId(),
                                town.site,
                                town.unit,
                                new LabelledVault().seal(Tenure.first(command.accountId()), command.customer()),
                                BalanceHeld.METER),
                        new MeterAttached(
                                command.accountId(),
                                town.site,
                                first,
                                one.openingOperationId(),
                                town.serialNumber(1),
                                town.tariff,
                                Money.ZERO),
                        new MeterAttached(
                                command.accountId(),
                                town.site,
                                second,
                                moved.openingOperationId(),
                                town.serialNumber(2),
                                town.tariff,
                                Money.ofFen(2_345)));
        assertThat(town.factsOf(first))
                .last()
                .isInstanceOfSatisfying(
                        TariffOrdered.class,
                        ordered -> assertThat(ordered.operationId()).isEqualTo(one.tariffOperationId()));
    }

    @Test
    void theTariffComesBeforeTheOpeningOnTheBus() {
        MeterAttachment attachment = town.attachment(town.registerMeter(1));

        town.openAccount(attachment);

        List<WorkList.Item> open = work.openOn(town.bus);
        assertThat(open)
                .extracting(WorkList.Item::operationId)
                .containsExactly(attachment.tariffOperationId(), attachment.openingOperationId());
        assertThat(open.get(0).work()).isInstanceOf(TariffWork.class);
        assertThat(open.get(1).work()).isInstanceOfSatisfying(MoneyWork.class, opening -> {
            assertThat(opening.kind()).isEqualTo(MoneyWriteKind.OPENING);
            assertThat(opening.amount()).isEqualTo(Money.ZERO);
            assertThat(opening.intent()).isNull();
        });
    }

    @Test
    void anUnknownUnitIsRefused() {
        OpenAccount command = town.accountCommand(town.attachment(town.registerMeter(1)));
        refuses(
                new OpenAccount(
                        command.accountId(),
                        UnitId.of("nowhere"),
                        command.customer(),
                        command.balanceHeld(),
                        command.meters()),
                Refused.as(ProblemType.UNKNOWN_UNIT));
    }

    @Test
    void anUnknownMeterIsRefused() {
        refuses(town.accountCommand(town.attachment(MeterId.of("nowhere"))), Refused.as(ProblemType.UNKNOWN_METER));
    }

    @Test
    void anUnknownTariffIsRefused() {
        refuses(town.accountCommand(withTariff(TariffId.of("nowhere"))), Refused.as(ProblemType.UNKNOWN_TARIFF));
    }

    @Test
    void aTariffOfAnotherSiteIsRefused() {
        refuses(town.accountCommand(withTariff(elsewhere.tariff)), Refused.as(ProblemType.DIFFERENT_SITES));
    }

    @Test
    void aMeterOfAnotherSiteIsRefused() {
        refuses(
                town.accountCommand(town.attachment(elsewhere.registerMeter(1))),
                Refused.as(ProblemType.DIFFERENT_SITES));
    }

    @Test
    void aMeterThatMoneyCannotReachIsRefused() {
        GatewayId open = GatewayId.of(town.named("gateway"));
        town.registerGateway(open, false);
        RegisterMeter behindIt = town.meterCommand(open, 1);
        town.send(behindIt);
        refuses(town.accountCommand(town.attachment(behindIt.meterId())), Refused.as(ProblemType.GATEWAY_NOT_TRUSTED));
    }

    @Test
    void aBalanceHeldByTheServerIsOpenAtOnceAndNeedsNoTrustedLink() {
        GatewayId open = GatewayId.of(town.named("gateway"));
        town.registerGateway(open, false);
        RegisterMeter behindIt = town.meterCommand(open, 1);
        town.send(behindIt);
        OpenAccount asked = town.accountCommand(town.attachment(behindIt.meterId()));
        OpenAccount command = new OpenAccount(
                asked.accountId(), asked.unitId(), asked.customer(), BalanceHeld.SERVER, asked.meters());

        town.send(command);

        assertThat(town.namesOfFacts(command.accountId()))
                .containsExactly("AccountOpened", "MeterAttached", "MoneyBooked", "CreditLevelChanged");
        assertThat(work.openOn(new BusKey(open, 1)))
                .as("the tariff, and no opening of a purse")
                .singleElement()
                .satisfies(item -> assertThat(item.work()).isInstanceOf(WorkList.TariffWork.class));
    }

    @Test
    void everyFieldAtFaultIsNamed() {
        MeterAttachment twice = town.attachment(town.registerMeter(1));
        OpenAccount command = town.accountCommand(twice, twice);
        refuses(
                new OpenAccount(
                        command.accountId(),
                        command.unitId(),
                        new CustomerDetails("", "1".repeat(31)),
                        command.balanceHeld(),
                        command.meters()),
                Refused.forFields("customer.name", "customer.phone", "meters"));
    }

    @Test
    void anAccountHasAMeterAtLeast() {
        refuses(town.accountCommand(), Refused.forFields("meters"));
    }

    @Test
    void aNegativeTransferInIsRefused() {
        refuses(town.accountCommand(withTransferIn(-1)), Refused.as(ProblemType.AMOUNT_OUT_OF_BOUNDS));
    }

    @Test
    void aTransferInAboveTheHoardingLimitIsRefused() {
        refuses(town.accountCommand(withTransferIn(10_000_001)), Refused.as(ProblemType.AMOUNT_OUT_OF_BOUNDS));
    }

    private MeterAttachment withTariff(TariffId tariff) {
        return new MeterAttachment(town.registerMeter(1), tariff, Money.ZERO, town.operation(), town.operation());
    }

    private MeterAttachment withTransferIn(long fen) {
        return new MeterAttachment(
                town.registerMeter(1), town.tariff, Money.ofFen(fen), town.operation(), town.operation());
    }
}

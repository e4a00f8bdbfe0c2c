package io.wattledger.adapter.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.wattledger.adapter.wire.ReadRegisters;
import io.wattledger.adapter.wire.Registers;
import io.wattledger.kernel.device.MoneyWriteKind;
import io.wattledger.kernel.device.RelayMode;
import io.wattledger.kernel.device.SerialNumber;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.port.WorkList.TariffWork;
import io.wattledger.kernel.tariff.TariffPlan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefPrepaidDriverTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final MeterDriver driver = MeterDrivers.of("ref-prepaid-v1").orElseThrow();

    private static Registers registers(String hex) {
        return Registers.of(HexFormat.ofDelimiter(" ").parseHex(hex));
    }

    @Test
    void givenTheGoldenFastBlock_whenDecoded_thenItSaysWhatTheProfileSays() {
        var fast = driver.fast(registers("00 00 30 39 00 08 00 00 00 03 20 49 08 00"));

        assertThat(fast.balance()).isEqualTo(Money.parse("123.45"));
        assertThat(fast.count()).isEqualTo(8);
        assertThat(fast.allowedTrips()).isEqualTo(3);
        assertThat(fast.relayClosed()).isTrue();
        assertThat(fast.alarm1()).isTrue();
        assertThat(fast.arrears()).isFalse();
    }

    @Test
    void givenRegistersWithoutANumber_whenIdentityIsDecoded_thenThereIsNone() {
        assertThat(driver.identity(registers("20 26 00 00 00 01"))).contains(SerialNumber.of("202600000001"));
        assertThat(driver.identity(registers("20 26 00 00 00 0A"))).isEmpty();
    }

    @Test
    void givenAMoneyRecord_whenDecoded_thenUnsignedAndSignedFieldsAreTold() {
        MoneyRecord record = driver.moneyRecord(registers("00 09 00 01 00 13 00 00 FF FF FF FF CA FE F0 0D 12 34 56 78 "
                + "FF FF FF 85 00 00 00 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"));

        assertThat(record)
                .isEqualTo(new MoneyRecord(
                        9,
                        1,
                        0x13,
                        Money.ofFen(4_294_967_295L),
                        0xCAFE_F00D_1234_5678L,
                        Money.ofFen(-123),
                        Money.ofFen(5)));
        assertThat(record.isApplied()).isFalse();
    }

    @Test
    void givenAnOrder_whenTheMailboxIsWritten_thenItIsOneWriteOfTwelveRegisters() {
        MoneyOrder order = new MoneyOrder(
                MoneyWriteKind.SALE, 9, Money.ofFen(10_000), 0xCAFE_F00D_1234_5678L, SerialNumber.of("202600000001"));

        assertThat(driver.moneyWrite(order)).hasToString("write 3010 x 12");
    }

    @Test
    void givenReadsOfDifferentKinds_thenNoTwoAreOfOneLengthAndNeighboursDifferToo() {
        Stream<ReadRegisters> fixed = Stream.of(
                driver.fastRead(),
                driver.identityRead(),
                driver.fullRead(),
                driver.relayRead(),
                driver.zonesRead(),
                driver.dayTablesRead(),
                driver.pendingTariffRead(),
                driver.activeTariffRead());
        Stream<ReadRegisters> turning = Stream.concat(
                IntStream.range(0, 10).mapToObj(driver::verifyRead),
                IntStream.range(0, 5).mapToObj(driver::moneyRecordRead));

        assertThat(Stream.concat(fixed, turning).map(ReadRegisters::quantity)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "FORCED_OPEN,   00 01 00 01, true",
        "FORCED_OPEN,   00 01 00 00, false",
        "FORCED_CLOSED, 00 01 00 00, true",
        "FORCED_CLOSED, 00 00 00 00, false",
        "PREPAID,       00 00 00 01, true",
        "PREPAID,       00 01 00 00, false"
    })
    void givenControlRegisters_whenComparedWithAMode_thenTheyShowItOrNot(RelayMode mode, String hex, boolean shown) {
        assertThat(driver.relayShows(mode, registers(hex))).isEqualTo(shown);
    }

    @Test
    void givenATariff_whenEncoded_thenVersionPricesAndLocalActivationTimeStandWhereTheProfileSays() {
        TariffWork tariff = new TariffWork(
                7,
                new TariffPlan.Flat(Price.parse("0.6500")),
                Instant.parse("2026-05-03T16:00:05Z"),
                Instant.parse("2026-05-04T16:00:05Z"));
        byte[] slot = TariffSlot.encode(tariff, ZONE, tariff.activateAt().minusSeconds(1));

        Registers shown = Registers.of(slot);

        assertThat(shown.quantity()).isEqualTo(32);
        assertThat(shown.u32(0)).isEqualTo(7);
        assertThat(IntStream.range(0, 5).mapToLong(rate -> shown.u32(2 + 2 * rate)))
                .containsOnly(6_500L);
        assertThat(shown.digits(27, 3)).isEqualTo("05000004051a");
        assertThat(driver.tariffShows(tariff, shown)).isTrue();
    }

    @Test
    void givenATariffThatCountsAlready_whenEncoded_thenNoMeterClockIsBeforeItsActivation() {
        Instant now = Instant.parse("2026-05-03T16:00:05Z");
        TariffWork tariff = new TariffWork(7, new TariffPlan.Flat(Price.parse("0.6500")), now, now);

        assertThat(Registers.of(TariffSlot.encode(tariff, ZONE, now)).digits(27, 3))
                .isEqualTo("000000010100");
    }

    @Test
    void givenTiers_whenEncoded_thenTheCountTheLimitsAndTheSurchargesStandWhereTheProfileSays() {
        Instant now = Instant.parse("2026-05-03T16:00:05Z");
        Registers slot = Registers.of(TariffSlot.encode(new TariffWork(7, Plans.everything(), now, now), ZONE, now));

        assertThat(IntStream.range(0, 5).mapToLong(rate -> slot.u32(2 + 2 * rate)))
                .containsExactly(11_000L, 9_000L, 6_500L, 4_000L, 1_500L);
        assertThat(slot.u16(12)).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToLong(limit -> slot.u32(13 + 2 * limit)))
                .containsExactly(100L, 200L, 0L);
        assertThat(IntStream.range(0, 4).mapToLong(tier -> slot.u32(19 + 2 * tier)))
                .containsExactly(0L, 500L, 3_000L, 0L);
    }

    @Test
    void givenATimetable_whenEncoded_thenWhatIsNotNeededRepeatsTheLast() {
        Registers zones = Registers.of(DayTables.zones(Plans.SEASONS));
        Registers summer = Registers.of(DayTables.table(Plans.SEASONS, 0));

        assertThat(zones.digits(0, 6)).isEqualTo("010b05" + "021505".repeat(3));
        assertThat(summer.digits(0, 21)).isEqualTo("050000" + "031e06" + "01000b" + "040016".repeat(11));
    }

    @Test
    void givenDaysThatAreAllAlike_whenEncoded_thenBothTablesAreTheSameAndTheFirstCountsAllTheYear() {
        assertThat(Registers.of(DayTables.zones(Plans.NIGHT_AND_DAY)).digits(0, 6))
                .isEqualTo("010101".repeat(4));
        assertThat(DayTables.table(Plans.NIGHT_AND_DAY, 1)).isEqualTo(DayTables.table(Plans.NIGHT_AND_DAY, 0));
    }

    @Test
    void givenAnUnknownProfile_thenThereIsNoDriver() {
        assertThat(MeterDrivers.of("acrel-1352")).isEmpty();
    }
}

package io.wattledger.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MoneyTest {

    private static final long MANY_FEN = 1_000_000_000_000L;

    @Property
    void whatIsWrittenAsDecimalReadsBackToTheFen(@ForAll @LongRange(min = -MANY_FEN, max = MANY_FEN) long fen) {
        assertThat(Money.parse(Money.ofFen(fen).toString())).isEqualTo(Money.ofFen(fen));
    }

    @Property
    void addingAndTakingAwayTheSameAmountChangesNothing(
            @ForAll @LongRange(min = -MANY_FEN, max = MANY_FEN) long one,
            @ForAll @LongRange(min = -MANY_FEN, max = MANY_FEN) long other) {
        Money start = Money.ofFen(one);
        assertThat(start.plus(Money.ofFen(other)).minus(Money.ofFen(other))).isEqualTo(start);
        assertThat(start.plus(start.negated())).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100", "100.0", "100.000", ".50", "1e2", "", " 1.00", "1,000.00", "12345678901234.00", "+1.00"})
    void moneyInAnyOtherFormIsRefused(String text) {
        assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAmountOutOfRangeStopsInsteadOfWrapping() {
        assertThatThrownBy(() -> Money.ofFen(Long.MAX_VALUE).plus(Money.ofFen(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Property
    void theCostOfEnergyIsExactInMicroYuan(
            @ForAll @LongRange(min = 0, max = 4_294_967_295L) long centiKwh,
            @ForAll @LongRange(min = 100, max = 50_000) long tenThousandths) {
        BigDecimal reference = BigDecimal.valueOf(centiKwh, 2).multiply(BigDecimal.valueOf(tenThousandths, 4));
        MicroYuan cost = Energy.ofCentiKwh(centiKwh).at(Price.ofTenThousandths(tenThousandths));
        assertThat(BigDecimal.valueOf(cost.micros(), 6)).isEqualByComparingTo(reference);
    }

    @Property
    void aBalanceIsShownRoundedDownAlsoBelowZero(@ForAll @LongRange(min = -MANY_FEN, max = MANY_FEN) long micros) {
        BigInteger floored =
                BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.FLOOR).unscaledValue();
        assertThat(MicroYuan.ofMicros(micros).floorToFen().fen()).isEqualTo(floored.longValueExact());
    }

    @Test
    void pricesOutsideTheBoundsOfATariffAreTold() {
        assertThat(Price.parse("0.0100").isWithinBounds()).isTrue();
        assertThat(Price.parse("5.0000").isWithinBounds()).isTrue();
        assertThat(Price.parse("0.0099").isWithinBounds()).isFalse();
        assertThat(Price.parse("5.0001").isWithinBounds()).isFalse();
    }

    @Test
    void moneyIsStoredAsWholeFen() {
        JsonMapper json = JsonMapper.builder().build();
        assertThat(json.writeValueAsString(Money.parse("100.00"))).isEqualTo("10000");
        assertThat(json.readValue("-7", Money.class)).isEqualTo(Money.ofFen(-7));
    }
}

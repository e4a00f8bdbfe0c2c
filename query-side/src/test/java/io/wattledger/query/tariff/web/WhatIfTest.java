package io.wattledger.query.tariff.web;

import static io.wattledger.query.history.Facts.DAWN;
import static io.wattledger.query.history.Facts.SITE;
import static io.wattledger.query.history.Facts.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wattledger.kernel.event.TariffRevised;
import io.wattledger.kernel.money.Energy;
import io.wattledger.kernel.money.Price;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.kernel.tariff.Rate;
import io.wattledger.query.history.Facts;
import io.wattledger.query.tariff.TariffView;
import io.wattledger.query.tariff.TariffView.Version;
import io.wattledger.query.tariff.web.WhatIf.Interval;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WhatIfTest {

    private static final TariffRevised REVISED = Facts.tariffRevised(TARIFF, SITE);
    private static final TariffView TARIFF_VIEW = new TariffView(
            TARIFF,
            SITE,
            "Living",
            List.of(
                    new Version(1, Facts.tariff(TARIFF, SITE).plan(), DAWN),
                    new Version(2, REVISED.plan(), REVISED.effectiveFrom())));

    private static Energy kwh(String text) {
        return Energy.parse(text);
    }

    private static WhatIfAnswer ask(WhatIf question) {
        return question.answer(TARIFF_VIEW, DAWN);
    }

    private static void refused(ProblemType type, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        thrown -> assertThat(thrown.refusal().type()).isEqualTo(type));
    }

    @Test
    void energyByRateIsPricedByTheVersionThatCountsNow() {
        WhatIfAnswer answer = ask(new WhatIf(null, null, Map.of(Rate.FLAT, kwh("100.00")), null));

        assertThat(answer.version()).isEqualTo(1);
        assertThat(answer.total()).isEqualTo("65.000000");
    }

    @Test
    void aMonthIsSplitByRateAndAtTheTierLimits() {
        Map<Rate, Energy> month = Map.of(Rate.PEAK, kwh("150.00"), Rate.VALLEY, kwh("100.00"));

        WhatIfAnswer answer = ask(new WhatIf(2, kwh("10.00"), month, null));

        assertThat(answer.byRate())
                .containsExactly(
                        new WhatIfAnswer.RateCost(Rate.PEAK, kwh("150.00"), Price.parse("0.9000"), "135.000000"),
                        new WhatIfAnswer.RateCost(Rate.VALLEY, kwh("100.00"), Price.parse("0.3000"), "30.000000"));
        assertThat(answer.byTier())
                .containsExactly(
                        new WhatIfAnswer.TierCost(kwh("0.00"), kwh("190.00"), Price.parse("0.0000"), "0.000000"),
                        new WhatIfAnswer.TierCost(kwh("200.00"), kwh("60.00"), Price.parse("0.0500"), "3.000000"));
        assertThat(answer.total()).isEqualTo("168.000000");
    }

    @Test
    void aProfileIsPricedByTheHoursOfThePlan() {
        List<Interval> profile = List.of(
                new Interval(LocalDateTime.of(2026, 5, 1, 7, 45), kwh("1.00")),
                new Interval(LocalDateTime.of(2026, 5, 1, 8, 0), kwh("2.00")),
                new Interval(LocalDateTime.of(2026, 5, 2, 8, 0), kwh("3.00")));

        WhatIfAnswer answer = ask(new WhatIf(2, null, null, profile));

        assertThat(answer.byRate()).extracting(WhatIfAnswer.RateCost::energy).containsExactly(kwh("5.00"), kwh("1.00"));
        assertThat(answer.total()).isEqualTo("4.800000");
    }

    @Test
    void eitherEnergyOrAProfileIsNeeded() {
        refused(ProblemType.MALFORMED_REQUEST, () -> ask(new WhatIf(null, null, null, null)));
        refused(ProblemType.MALFORMED_REQUEST, () -> ask(new WhatIf(null, null, Map.of(), List.of())));
    }

    @Test
    void anUnknownVersionAndEnergyBeyondReasonAreRefused() {
        refused(ProblemType.TARIFF_VERSION_NOT_AVAILABLE, () -> ask(new WhatIf(3, null, Map.of(), null)));
        refused(
                ProblemType.MALFORMED_REQUEST,
                () -> ask(new WhatIf(1, null, Map.of(Rate.FLAT, kwh("1000000000.01")), null)));
    }

    @Test
    void aVersionIsShownInTheFormInWhichItIsLaidDown() {
        VersionResponse shown = VersionResponse.of(TARIFF_VIEW.versions().get(1));

        assertThat(shown.segments())
                .containsExactly(
                        new VersionResponse.Segment("00:00", Rate.VALLEY),
                        new VersionResponse.Segment("08:00", Rate.PEAK));
        assertThat(shown.tiers()).containsExactly(new VersionResponse.Step(kwh("200.00"), Price.parse("0.0500")));
        assertThat(VersionResponse.of(TARIFF_VIEW.versions().get(0)).segments()).isNull();
    }
}

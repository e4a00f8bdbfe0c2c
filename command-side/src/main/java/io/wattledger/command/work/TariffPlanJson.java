package io.wattledger.command.work;

import io.wattledger.kernel.tariff.TariffPlan;
import tools.jackson.databind.json.JsonMapper;

/** Tariff plans as the work list keeps them: a mapper of its own, so that no setting made for the REST interface reaches the table. */
final class TariffPlanJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TariffPlanJson() {}

    static String write(TariffPlan plan) {
        return JSON.writerFor(TariffPlan.class).writeValueAsString(plan);
    }

    static TariffPlan read(String json) {
        return JSON.readValue(json, TariffPlan.class);
    }
}

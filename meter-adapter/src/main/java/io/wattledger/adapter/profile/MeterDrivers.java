package io.wattledger.adapter.profile;

import java.util.Map;
import java.util.Optional;

/** The profiles that this adapter speaks, by the names under which meters are registered. */
public final class MeterDrivers {

    private static final Map<String, MeterDriver> BY_PROFILE =
            Map.of("ref-prepaid-v1", new RefPrepaidDriver(RegisterMap.REF_PREPAID_V1));

    private MeterDrivers() {}

    /** The driver of a profile; empty if there is none. */
    public static Optional<MeterDriver> of(String profile) {
        return Optional.ofNullable(BY_PROFILE.get(profile));
    }
}

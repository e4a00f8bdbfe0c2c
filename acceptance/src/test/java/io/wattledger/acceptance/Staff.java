package io.wattledger.acceptance;

import io.wattledger.acceptance.harness.Office;
import io.wattledger.acceptance.harness.Program;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes on people at a program. */
record Staff(Program program) {

    private static final String PASSWORD = "correct-horse-battery-7";

    static Staff of(Program program) {
        return new Staff(program);
    }

    /** Somebody on duty with whom an approval can be decided. */
    Office engineer() {
        return withPermissions(List.of("VIEW", "APPROVAL_DECIDE", "METER_RELEASE", "OUTCOME_SETTLE"), List.of());
    }

    /** Somebody new with these permissions at these sites, logged in; no sites means all. */
    Office withPermissions(List<String> permissions, List<String> siteIds) {
        String username = "op-" + UUID.randomUUID().toString().substring(0, 8);
        program.office()
                .withNewKey()
                .post(
                        "/operators",
                        Map.of(
                                "username",
                                username,
                                "password",
                                PASSWORD,
                                "permissions",
                                permissions,
                                "siteIds",
                                siteIds))
                .expect(201);
        return Office.logIn(program, username, PASSWORD);
    }
}

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

    /** A property manager of all sites: the second pair of eyes. */
    Office manager() {
        return inRole("PROPERTY_MANAGER", List.of());
    }

    /** Somebody new in this role at these sites, logged in; no sites means all. */
    Office inRole(String role, List<String> siteIds) {
        String username = "op-" + UUID.randomUUID().toString().substring(0, 8);
        program.office()
                .withNewKey()
                .post(
                        "/operators",
                        Map.of("username", username, "password", PASSWORD, "roles", List.of(role), "sites", siteIds))
                .expect(201);
        return Office.logIn(program, username, PASSWORD);
    }
}

package io.wattledger.app;

import io.wattledger.app.start.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.StringUtils;

/**
 * Brings in the sides of the program by the roles of this process. The command side is in every process: commands also come from the
 * adapter, and a conflict between processes is decided again on fresh state.
 */
final class Roles implements ImportSelector, EnvironmentAware {

    private static final Set<String> ALL = Set.of("command", "query", "adapter");

    private Set<String> roles = ALL;

    @Override
    public void setEnvironment(Environment environment) {
        roles = StringUtils.commaDelimitedListToSet(environment.getRequiredProperty("wattledger.roles"));
        boolean ownStores = !StringUtils.hasText(environment.getProperty("wattledger.postgres-url"))
                || !StringUtils.hasText(environment.getProperty("wattledger.mongodb-uri"));
        if (ownStores && !roles.containsAll(ALL)) {
            throw new StartRefused("Several processes need stores that they share: with --roles, "
                    + "name them in WATTLEDGER_POSTGRES_URL and WATTLEDGER_MONGODB_URI.");
        }
    }

    @Override
    public String[] selectImports(AnnotationMetadata importingClass) {
        List<String> sides = new ArrayList<>(List.of("io.wattledger.command.CommandSideConfiguration"));
        if (roles.contains("query")) {
            sides.add("io.wattledger.query.QuerySideConfiguration");
        }
        if (roles.contains("adapter")) {
            sides.add("io.wattledger.adapter.MeterAdapterConfiguration");
            sides.add("io.wattledger.query.telemetry.TelemetryConfiguration");
        }
        return sides.toArray(String[]::new);
    }
}

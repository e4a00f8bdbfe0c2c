package io.wattledger.command.structure.site;

import io.wattledger.command.AggregateStore;
import io.wattledger.command.FieldFaults;
import io.wattledger.command.structure.Site;
import io.wattledger.kernel.command.RegisterSite;
import io.wattledger.kernel.event.SiteRegistered;
import io.wattledger.kernel.problem.ProblemType;
import java.time.ZoneId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** Takes a property under management. */
@Component
public final class RegisterSiteHandler {

    private final AggregateStore<Site> sites;

    /** Registers into this repository. */
    public RegisterSiteHandler(Repository<Site> sites) {
        this.sites = new AggregateStore<>(sites, ProblemType.UNKNOWN_SITE);
    }

    @CommandHandler
    void handle(RegisterSite command) {
        SiteRegistered fact = decide(command);
        sites.create(() -> Site.register(fact));
    }

    private static SiteRegistered decide(RegisterSite command) {
        new FieldFaults()
                .name("name", command.name())
                .unless(
                        ZoneId.getAvailableZoneIds().contains(command.timeZone()),
                        "timeZone",
                        "must be an IANA time zone, such as Asia/Shanghai")
                .refuseIfAny();
        return new SiteRegistered(command.siteId(), command.name(), command.timeZone());
    }
}

package io.wattledger.command.structure.cashdesk.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.command.web.WireForm;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.cashdesk.CashDeskRules;
import io.wattledger.kernel.cashdesk.ServiceFee;
import io.wattledger.kernel.command.RuleCashDesk;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.money.Money;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Laying down what holds at the cash desks of a site. */
@RestController
@Tag(name = "cash desk")
class CashDeskController {

    private final CommandDoor door;
    private final Lookup lookup;

    CashDeskController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PutMapping("/api/v1/sites/{siteId}/cash-desk")
    @Permitted(Permission.SHIFT_SUPERVISE)
    @Operation(
            summary = "Lay down what holds at the cash desks of a site",
            description = "For every receipt given from now on; the site then no longer follows the system's settings.")
    Answered<RuledCashDesk> ruleCashDesk(
            @PathVariable SiteId siteId, @Valid @RequestBody NewRules body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(siteId), ProblemType.UNKNOWN_SITE);
        CashDeskRules rules = body.rules();
        return door.submit(caller, body, new RuleCashDesk(site, rules))
                .at(site)
                .done(sequence -> new RuledCashDesk(
                        site,
                        rules.shiftsRequired(),
                        rules.tillLimit(),
                        rules.serviceFee().permille(),
                        rules.serviceFee().fixed(),
                        sequence));
    }

    /**
     * What is to hold.
     *
     * @param shiftsRequired whether cash is taken and given only in an open shift
     * @param tillLimit the most cash that a till may hold; absent or 0.00 for no limit
     * @param feePermille thousandths of what is paid that are kept as a fee; not beside a fixed fee
     * @param feeFixed what is kept of every sale as a fee; not beside a share
     */
    record NewRules(
            @NotNull Boolean shiftsRequired,
            @Schema(pattern = WireForm.AMOUNT) @Nullable Money tillLimit,
            @Nullable Integer feePermille,
            @Schema(pattern = WireForm.AMOUNT) @Nullable Money feeFixed) {

        CashDeskRules rules() {
            return new CashDeskRules(
                    shiftsRequired,
                    tillLimit == null ? Money.ZERO : tillLimit,
                    new ServiceFee(feePermille == null ? 0 : feePermille, feeFixed == null ? Money.ZERO : feeFixed));
        }
    }

    /** What holds. */
    record RuledCashDesk(
            SiteId siteId, boolean shiftsRequired, Money tillLimit, int feePermille, Money feeFixed, long sequence) {}
}

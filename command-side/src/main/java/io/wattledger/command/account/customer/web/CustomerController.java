package io.wattledger.command.account.customer.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.account.web.NewCustomer;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.command.ChangeCustomer;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.problem.ProblemType;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What is known of an account's owner. */
@RestController
@Tag(name = "accounts")
class CustomerController {

    private final CommandDoor door;
    private final Lookup lookup;

    CustomerController(CommandDoor door, Lookup lookup) {
        this.door = door;
        this.lookup = lookup;
    }

    @PutMapping("/api/v1/accounts/{accountId}/customer")
    @Permitted(Permission.ACCOUNT_MANAGE)
    @Operation(
            summary = "Put right the name or telephone number of an account's owner",
            description =
                    "Both are replaced. The owner stays the same person; another person is a change of owner. The answer holds "
                            + "no personal data.")
    Answered<ChangedCustomer> changeCustomer(
            @PathVariable AccountId accountId, @Valid @RequestBody NewCustomer body, Caller caller) {
        SiteId site = caller.at(lookup.siteOf(accountId), ProblemType.UNKNOWN_ACCOUNT);
        return door.submit(caller, body, new ChangeCustomer(accountId, body.details()))
                .at(site)
                .done(sequence -> new ChangedCustomer(accountId, sequence));
    }

    /**
     * An account whose owner's data were changed.
     *
     * @param id the account
     */
    record ChangedCustomer(AccountId id, long sequence) {}
}

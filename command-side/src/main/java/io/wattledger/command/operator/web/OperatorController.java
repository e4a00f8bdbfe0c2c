package io.wattledger.command.operator.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.command.directory.Lookup;
import io.wattledger.command.operator.RegisterOperator;
import io.wattledger.command.security.OperatorDirectory;
import io.wattledger.command.security.Passwords;
import io.wattledger.command.security.Role;
import io.wattledger.command.security.web.Caller;
import io.wattledger.command.security.web.OperatorView;
import io.wattledger.command.security.web.Permitted;
import io.wattledger.command.web.Answered;
import io.wattledger.command.web.CommandDoor;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.id.OperatorId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.port.IdSource;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Operators and their roles. */
@RestController
@Tag(name = "people")
class OperatorController {

    private final CommandDoor door;
    private final IdSource ids;
    private final Lookup lookup;
    private final OperatorDirectory operators;
    private final Passwords passwords;

    OperatorController(
            CommandDoor door, IdSource ids, Lookup lookup, OperatorDirectory operators, Passwords passwords) {
        this.door = door;
        this.ids = ids;
        this.lookup = lookup;
        this.operators = operators;
        this.passwords = passwords;
    }

    @PostMapping("/api/v1/operators")
    @ResponseStatus(HttpStatus.CREATED)
    @Permitted(Permission.PEOPLE_MANAGE)
    @Operation(
            summary = "Let somebody log in",
            description = "Nobody can give more than they have: neither permissions nor sites.")
    Answered<RegisteredOperator> registerOperator(@Valid @RequestBody NewOperator body, Caller caller) {
        passwords.checkNew(body.password(), body.username(), "password");
        Set<Role> roles = Set.copyOf(body.roles());
        Set<SiteId> sites = body.sites() == null ? Set.of() : Set.copyOf(body.sites());
        checkGivesNoMoreThan(caller, roles, sites);
        OperatorId operator = new OperatorId(ids.next());
        List<Role> sortedRoles = roles.stream().sorted().toList();
        List<SiteId> sortedSites = body.sites() == null ? List.of() : body.sites();
        RegisterOperator command =
                new RegisterOperator(operator, body.username(), roles, sites, passwords.hash(body.password()));
        return door.submit(caller, List.of(body.username(), sortedRoles, sortedSites), command)
                .created(
                        "/api/v1/operators/" + operator,
                        sequence ->
                                new RegisteredOperator(operator, body.username(), sortedRoles, sortedSites, sequence));
    }

    @GetMapping("/api/v1/operators")
    @Permitted(Permission.PEOPLE_MANAGE)
    @Operation(summary = "List the operators, by name")
    OperatorPage listOperators(
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        List<OperatorView> items = operators.page((long) page * size, size).stream()
                .map(OperatorView::of)
                .toList();
        return new OperatorPage(items, page, size, operators.total());
    }

    @GetMapping("/api/v1/roles")
    @Permitted(Permission.PEOPLE_MANAGE)
    @Operation(summary = "List the roles and what they permit")
    RoleList listRoles() {
        List<RoleView> items = Stream.of(Role.values())
                .map(role ->
                        new RoleView(role, role.permissions().stream().sorted().toList()))
                .toList();
        return new RoleList(items, 0, items.size(), items.size());
    }

    private void checkGivesNoMoreThan(Caller caller, Set<Role> roles, Set<SiteId> sites) {
        sites.forEach(site -> caller.at(lookup.siteOf(site), ProblemType.UNKNOWN_SITE));
        boolean hasAll = caller.operator().permissions().containsAll(Role.permissionsOf(roles));
        boolean seesAll = !sites.isEmpty() || caller.operator().sites().isEmpty();
        if (!hasAll || !seesAll) {
            throw new RefusedException(ProblemType.NOT_PERMITTED);
        }
    }

    /**
     * An operator to be.
     *
     * @param sites the sites that the roles count for; absent or empty for all
     */
    record NewOperator(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._@-]{1,63}") @Schema(example = "wang.fang")
            String username,

            @NotBlank String password,
            @NotEmpty @Size(max = 20) List<@NotNull Role> roles,
            @Nullable @Size(max = 1000) List<@NotNull SiteId> sites) {

        @Override
        public String toString() {
            return "NewOperator[" + username + "]";
        }
    }

    /** An operator just entered. */
    record RegisteredOperator(OperatorId id, String username, List<Role> roles, List<SiteId> sites, long sequence) {}

    /** A page of the operators. */
    record OperatorPage(List<OperatorView> items, int page, int size, long total) {}

    /** The roles. */
    record RoleList(List<RoleView> items, int page, int size, long total) {}

    /** A role. */
    record RoleView(Role name, List<Permission> permissions) {}
}

package io.wattledger.query.account.web;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import io.wattledger.kernel.account.AccountState;
import io.wattledger.kernel.account.CustomerDetails;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import io.wattledger.kernel.id.UnitId;
import io.wattledger.kernel.port.PersonalDataVault;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.account.AccountHistory;
import io.wattledger.query.account.AccountProjection;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.account.PurseView;
import io.wattledger.query.account.PurseView.OnMeter;
import io.wattledger.query.account.TenureView;
import io.wattledger.query.account.TenureView.Span;
import io.wattledger.query.ledger.AccountLedger;
import io.wattledger.query.ledger.LedgerEntry;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.telemetry.MeterNow;
import io.wattledger.query.telemetry.TelemetryDatabase;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows accounts, and what they have. */
@FromViews
@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "accounts")
class AccountController {

    private static final List<SortField> SORTABLE = List.of(SortField.newest("sequence"), SortField.of("id"));

    private final Views views;
    private final Access access;
    private final AccountProjection accounts;
    private final AccountLedger ledger;
    private final AccountHistory history;
    private final TelemetryDatabase telemetry;
    private final PersonalDataVault vault;
    private final Clock clock;

    AccountController(
            Views views,
            Access access,
            AccountProjection accounts,
            AccountLedger ledger,
            AccountHistory history,
            TelemetryDatabase telemetry,
            PersonalDataVault vault,
            Clock clock) {
        this.views = views;
        this.access = access;
        this.accounts = accounts;
        this.ledger = ledger;
        this.history = history;
        this.telemetry = telemetry;
        this.vault = vault;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Accounts, newest first", operationId = "listAccounts")
    Page<AccountResponse> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @RequestParam(required = false) @Nullable SiteId siteId,
            @RequestParam(required = false) @Nullable UnitId unitId,
            @RequestParam(required = false) @Nullable List<AccountState> state,
            @ParameterObject PageParameters paging) {
        Bson visible = access.visible(operator, siteId);
        List<Bson> filters = new ArrayList<>(List.of(visible));
        if (unitId != null) {
            filters.add(eq("unitId", unitId.value()));
        }
        if (state != null) {
            filters.add(in("state", state.stream().map(Enum::name).toList()));
        }
        Bson filter = and(filters);
        return views.page(accounts, filter, paging.request(), SORTABLE)
                .map(account -> AccountResponse.of(
                        account, customerOf(account, account.tenancy().present(), operator)));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One account", operationId = "getAccount")
    AccountResponse one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable AccountId id) {
        AccountView account = find(operator, id);
        return AccountResponse.of(account, customerOf(account, account.tenancy().present(), operator));
    }

    @GetMapping("/{id}/balance")
    @Operation(
            summary = "What an account has: sold, on its way, on the meter",
            operationId = "getBalance",
            description =
                    "`sold + transferredIn = confirmed + inFlight + unknown + undelivered + returned`; `onMeter` is what the meter itself "
                            + "showed at `observedAt`, by the newest of polling and evidence; where the server holds the balance, "
                            + "`total.closing` is what is left, and what has been used since `observedAt` is not charged yet.")
    BalanceResponse balance(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable AccountId id) {
        AccountView account = find(operator, id);
        Map<MeterId, MeterNow> polled = telemetry.meters(
                account.purses().stream().map(PurseView::meterId).toList());
        return BalanceResponse.of(account, purse -> OnMeter.newest(purse.onMeter(), polled.get(purse.meterId())));
    }

    @GetMapping("/{id}/ledger")
    @Operation(
            summary = "The facts of an account's money, in order",
            operationId = "getLedger",
            description = "With `tenure`, those of one owner's time alone.")
    Page<LedgerEntry> ledger(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable AccountId id,
            @RequestParam(required = false) @Nullable Integer tenure,
            @ParameterObject PageParameters paging) {
        AccountView account = find(operator, id);
        Span span = tenure == null ? Span.ALL : account.tenancy().spanOf(tenureOf(account, tenure));
        return ledger.page(id, span, paging.request());
    }

    @GetMapping("/{id}/tenures")
    @Operation(summary = "The owners of an account, one after the other", operationId = "listTenures")
    List<TenureResponse> tenures(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator, @PathVariable AccountId id) {
        AccountView account = find(operator, id);
        return account.tenancy().tenures().stream()
                .map(tenure -> TenureResponse.of(
                        tenure,
                        customerOf(account, tenure, operator),
                        account.tenancy().after(tenure).orElse(null)))
                .toList();
    }

    @GetMapping("/{id}/statement")
    @Operation(
            summary = "What was true of an account's money at an instant, by what was known at another",
            operationId = "getStatement",
            description =
                    "Folded anew from the events. Both instants are now unless given. With `tenure`, only what one owner's "
                            + "time brought; it begins with what the meters last showed before.")
    BalanceResponse statement(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable AccountId id,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(required = false) @Nullable Integer tenure) {
        AccountView known = find(operator, id);
        Instant now = clock.instant();
        AccountView then = history.at(id, at == null ? now : at, knownAt == null ? now : knownAt)
                .orElseGet(known::beforeItsOpening);
        return BalanceResponse.of(tenure == null ? then : within(tenureOf(known, tenure), then), PurseView::onMeter);
    }

    /** What a tenure brought until then: nothing if it had not begun, all until its end if it had ended. */
    private AccountView within(TenureView tenure, AccountView then) {
        if (then.tenancy().numbered(tenure.number()).isEmpty()) {
            return then.only(List.of());
        }
        Map<MeterId, PurseView> begun = purses(history.before(then.id(), tenure.place()));
        AccountView last = then.tenancy()
                .after(tenure)
                .flatMap(next -> history.before(then.id(), next.place()))
                .orElse(then);
        return last.only(last.purses().stream()
                .map(purse -> begun.containsKey(purse.meterId()) ? purse.since(begun.get(purse.meterId())) : purse)
                .toList());
    }

    private static Map<MeterId, PurseView> purses(Optional<AccountView> account) {
        return account.map(AccountView::purses).orElse(List.of()).stream()
                .collect(Collectors.toMap(PurseView::meterId, Function.identity()));
    }

    private static TenureView tenureOf(AccountView account, int number) {
        return account.tenancy().numbered(number).orElseThrow(() -> new RefusedException(ProblemType.NOT_FOUND));
    }

    private AccountView find(OperatorIdentity operator, AccountId id) {
        return access.require(
                operator,
                views.findNamed(accounts, id.value()).orElse(null),
                AccountView::siteId,
                ProblemType.UNKNOWN_ACCOUNT);
    }

    private @Nullable CustomerDetails customerOf(AccountView account, TenureView tenure, OperatorIdentity operator) {
        return operator.may(Permission.PERSONAL_DATA_VIEW, account.siteId())
                ? vault.open(tenure.of(account.id()), tenure.customer()).orElse(null)
                : null;
    }
}

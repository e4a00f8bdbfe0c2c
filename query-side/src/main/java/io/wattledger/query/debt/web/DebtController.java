package io.wattledger.query.debt.web;

import static com.mongodb.client.model.Filters.eq;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.DebtId;
import io.wattledger.kernel.problem.ProblemType;
import io.wattledger.query.account.AccountProjection;
import io.wattledger.query.account.AccountView;
import io.wattledger.query.debt.DebtProjection;
import io.wattledger.query.debt.DebtView;
import io.wattledger.query.reading.Access;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.Views;
import io.wattledger.query.reading.Views.SortField;
import io.wattledger.query.web.FromViews;
import io.wattledger.query.web.PageParameters;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what an account owes from before. */
@FromViews
@RestController
@RequestMapping("/api/v1/accounts/{accountId}/debts")
@Tag(name = "accounts")
class DebtController {

    private static final List<SortField> SORTABLE = List.of(SortField.of("sequence"), SortField.of("remaining"));

    private final Views views;
    private final Access access;
    private final AccountProjection accounts;
    private final DebtProjection debts;

    DebtController(Views views, Access access, AccountProjection accounts, DebtProjection debts) {
        this.views = views;
        this.access = access;
        this.accounts = accounts;
        this.debts = debts;
    }

    @GetMapping
    @Operation(
            summary = "Old debts of an account, the oldest first",
            operationId = "listDebts",
            description = "`amount = recovered + writtenOff + remaining`.")
    Page<DebtView> list(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable AccountId accountId,
            @ParameterObject PageParameters paging) {
        access.require(
                operator,
                views.findNamed(accounts, accountId.value()).orElse(null),
                AccountView::siteId,
                ProblemType.UNKNOWN_ACCOUNT);
        return views.page(debts, eq("accountId", accountId.value()), paging.request(), SORTABLE);
    }

    @GetMapping("/{debtId}")
    @Operation(summary = "One old debt", operationId = "getDebt")
    DebtView one(
            @Parameter(hidden = true) @AuthenticationPrincipal OperatorIdentity operator,
            @PathVariable AccountId accountId,
            @PathVariable DebtId debtId) {
        return access.require(
                operator,
                views.findNamed(debts, debtId.value())
                        .filter(debt -> debt.accountId().equals(accountId))
                        .orElse(null),
                DebtView::siteId,
                ProblemType.UNKNOWN_DEBT);
    }
}

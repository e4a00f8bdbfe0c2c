package io.wattledger.query.ledger;

import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.account.AccountProjection;
import io.wattledger.query.account.TenureView.Span;
import io.wattledger.query.reading.Page;
import io.wattledger.query.reading.PageRequest;
import io.wattledger.query.reading.Views;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** The entries of one account. */
@Component
public final class AccountLedger {

    private final Views views;
    private final AccountProjection accounts;
    private final LedgerProjection entries;

    AccountLedger(Views views, AccountProjection accounts, LedgerProjection entries) {
        this.views = views;
        this.accounts = accounts;
        this.entries = entries;
    }

    /** A page of those at these places of the account's stream, oldest first unless asked otherwise. */
    public Page<LedgerEntry> page(AccountId account, Span span, PageRequest request) {
        if (request.sort() != null && !request.sort().equals("sequence")) {
            throw new RefusedException(Refusal.ofField("sort", "sortable fields: sequence"));
        }
        // The account includes every event of its stream, so its guard tells the highest place that an entry can have.
        long last = views.guardOf(accounts, account.value());
        List<String> candidates = LongStream.rangeClosed(span.from(), Math.min(last, span.to() - 1))
                .mapToObj(place -> LedgerProjection.idOf(account, place))
                .toList();
        Comparator<LedgerEntry> order = Comparator.comparingLong(LedgerEntry::sequence);
        return Page.of(
                views.find(entries, candidates).values().stream()
                        .sorted(request.descending() ? order.reversed() : order)
                        .toList(),
                request);
    }
}

package io.wattledger.query.account;

import io.wattledger.kernel.event.CustomerChanged;
import io.wattledger.query.account.TenureView.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands an account is, and whether it rests.
 *
 * @param tenures its owners one after the other, the present one last
 * @param change the change of owner that is under way; absent while there is none
 * @param suspension since when and why it rests; absent while it does not
 */
public record Tenancy(
        List<TenureView> tenures,
        @Nullable OwnerChangeView change,
        @Nullable Suspension suspension) {

    /** The account of its first owner. */
    static Tenancy begunBy(TenureView first) {
        return new Tenancy(List.of(first), null, null);
    }

    /** The present owner's. */
    public TenureView present() {
        return tenures.get(tenures.size() - 1);
    }

    /** The tenure with this number. */
    public Optional<TenureView> numbered(int number) {
        return tenures.stream().filter(tenure -> tenure.number() == number).findFirst();
    }

    /** The tenure after this one. */
    public Optional<TenureView> after(TenureView tenure) {
        return tenures.stream().filter(other -> other.place() > tenure.place()).findFirst();
    }

    /** Where the events of one tenure lie in the account's stream: what that owner may be shown. */
    public Span spanOf(TenureView tenure) {
        return new Span(tenure.place(), after(tenure).map(TenureView::place).orElse(Long.MAX_VALUE));
    }

    /** The same after an owner's data were put right. */
    Tenancy with(CustomerChanged correction) {
        List<TenureView> corrected = tenures.stream()
                .map(tenure -> tenure.number() == correction.tenure() ? tenure.with(correction.customer()) : tenure)
                .toList();
        return new Tenancy(corrected, change, suspension);
    }

    /** The same with a change of owner under way, or with none any more. */
    Tenancy changing(@Nullable OwnerChangeView next) {
        return new Tenancy(tenures, next, suspension);
    }

    /** The same in the hands of the new owner. */
    Tenancy passed(TenureView begun) {
        List<TenureView> all = new ArrayList<>(tenures);
        all.add(begun);
        return new Tenancy(List.copyOf(all), null, suspension);
    }

    /** The same, suspended or resumed. */
    Tenancy resting(@Nullable Suspension since) {
        return new Tenancy(tenures, change, since);
    }

    /**
     * Why an account rests.
     *
     * @param reason the reason given
     * @param since since when
     */
    public record Suspension(String reason, Instant since) {}
}

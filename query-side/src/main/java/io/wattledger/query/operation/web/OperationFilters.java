package io.wattledger.query.operation.web;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import io.wattledger.kernel.device.OperationState;
import io.wattledger.kernel.id.AccountId;
import io.wattledger.kernel.id.MeterId;
import io.wattledger.kernel.id.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which operations a list shows; what is absent restricts nothing.
 *
 * @param state in one of these states
 */
record OperationFilters(
        @Nullable List<OperationState> state,
        @Nullable SiteId siteId,
        @Nullable AccountId accountId,
        @Nullable MeterId meterId) {

    /** These filters, without the site, as conditions on operation documents. */
    List<Bson> conditions() {
        List<Bson> conditions = new ArrayList<>();
        if (state != null) {
            conditions.add(oneOf("progress.state", state));
        }
        if (accountId != null) {
            conditions.add(eq("accountId", accountId.value()));
        }
        if (meterId != null) {
            conditions.add(eq("meterId", meterId.value()));
        }
        return conditions;
    }

    static Bson oneOf(String field, Collection<? extends Enum<?>> values) {
        return in(field, values.stream().map(Enum::name).toList());
    }
}

package io.wattledger.query.web;

import io.swagger.v3.oas.annotations.media.Schema;
import io.wattledger.kernel.problem.Refusal;
import io.wattledger.kernel.problem.RefusedException;
import io.wattledger.query.reading.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * The paging parameters of a list.
 *
 * @param page which page, from 0
 * @param size the most items, 1 to 500
 * @param sort field, or field and direction: {@code balance,desc}
 */
public record PageParameters(
        @Schema(description = "Page, from 0", defaultValue = "0", minimum = "0") @Nullable Integer page,

        @Schema(description = "Most items of a page", defaultValue = "50", minimum = "1", maximum = "500") @Nullable Integer size,

        @Schema(description = "Field to sort by, and direction: `balance,desc`") @Nullable String sort) {

    private static final int DEFAULT_SIZE = 50;

    /**
     * What is asked for.
     *
     * @throws RefusedException if a parameter is out of bounds
     */
    public PageRequest request() {
        int number = page == null ? 0 : page;
        int most = size == null ? DEFAULT_SIZE : size;
        if (number < 0) {
            throw new RefusedException(Refusal.ofField("page", "a page is 0 or more"));
        }
        if (most < 1 || most > PageRequest.LARGEST) {
            throw new RefusedException(Refusal.ofField("size", "a page has 1 to " + PageRequest.LARGEST + " items"));
        }
        if (sort == null || sort.isBlank()) {
            return new PageRequest(number, most, null, false);
        }
        String[] parts = sort.split(",", -1);
        boolean known = parts.length == 1 || (parts.length == 2 && (parts[1].equals("asc") || parts[1].equals("desc")));
        if (!known) {
            throw new RefusedException(Refusal.ofField("sort", "a field, or a field and asc or desc: balance,desc"));
        }
        return new PageRequest(number, most, parts[0], parts.length == 2 && parts[1].equals("desc"));
    }
}

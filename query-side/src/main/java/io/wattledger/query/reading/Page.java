package io.wattledger.query.reading;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the items of this page
 * @param page which page, from 0
 * @param size the most items a page has
 * @param total items on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    /** The page asked for, of a whole list. */
    public static <T> Page<T> of(List<T> all, PageRequest request) {
        List<T> items =
                all.stream().skip(request.offset()).limit(request.size()).toList();
        return new Page<>(items, request.page(), request.size(), all.size());
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), page, size, total);
    }
}

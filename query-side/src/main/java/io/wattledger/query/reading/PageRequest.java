package io.wattledger.query.reading;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for, and in which order.
 *
 * @param page which page, from 0
 * @param size the most items it may have, 1 to 500
 * @param sort the field to sort by; absent for the list's own order
 * @param descending whether the highest comes first
 */
public record PageRequest(int page, int size, @Nullable String sort, boolean descending) {

    /** The most items that a page may have. */
    public static final int LARGEST = 500;

    /** Items before this page. */
    public long offset() {
        return (long) page * size;
    }
}

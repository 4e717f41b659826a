package io.coffer.page;

import java.util.UUID;

/**
 * Where a row stands in its list.
 *
 * @param sortKey what the list is sorted by before the id; empty in a list that is sorted by id only
 */
public record Position(String sortKey, UUID id) {

    /** In a list that is sorted by id. */
    public static Position of(UUID id) {
        return new Position("", id);
    }
}

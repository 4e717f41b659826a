package io.coffer.ledger.replay;

import java.util.UUID;

/**
 * Accounts in the order of their ids.
 *
 * @param after the id before the first one
 * @param last the last id, itself included
 */
public record AccountRange(UUID after, UUID last) {

    static final UUID FIRST = new UUID(0, 0);
    static final UUID LAST = new UUID(-1, -1);
}

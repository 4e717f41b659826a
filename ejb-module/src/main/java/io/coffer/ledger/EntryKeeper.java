package io.coffer.ledger;

import java.util.Optional;

/**
 * Knows entries that record what something with a life of its own went through, such as a withdrawal. If people took one back
 * in the ledger, it would not know, and move the money once more.
 */
public interface EntryKeeper {

    /**
     * Why an entry is not taken back by people, and how it is put right instead. In the caller's transaction.
     *
     * @param reference the entry's
     * @return empty if nothing speaks against it, such as for entries of others
     */
    Optional<String> objection(String reference);
}

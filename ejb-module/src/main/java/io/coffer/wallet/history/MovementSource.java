package io.coffer.wallet.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Knows the movements of one sort. Their entries have references that begin with {@code <type>:<id>}. */
public interface MovementSource {

    /** What their references begin with, such as {@code transfer}; also how clients are told. */
    String type();

    /**
     * The references of all entries that there may be for what an owner called so; none if he called nothing so. In the
     * caller's transaction.
     */
    List<String> references(UUID owner, String clientReference);

    /** Those of these that there are, by id. In the caller's transaction. */
    Map<UUID, Movement> find(Collection<UUID> ids);
}

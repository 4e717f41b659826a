package io.coffer.wallet.history;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that somebody asked for and that entries were posted for.
 *
 * @param askedBy who asked for it
 * @param clientReference what he calls it
 * @param wallets those that it has to do with, if it names any
 */
public record Movement(UUID askedBy, String clientReference, Set<UUID> wallets) {

    public Movement {
        wallets = Set.copyOf(wallets);
    }

    /** The wallet on the other side of this one. */
    Optional<UUID> opposite(UUID wallet) {
        return wallets.contains(wallet)
                ? wallets.stream().filter(other -> !other.equals(wallet)).findFirst()
                : Optional.empty();
    }
}

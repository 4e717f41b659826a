package io.coffer.ledger.posting;

import io.coffer.audit.Actor;
import io.coffer.crypto.Digests;
import io.coffer.json.Json;
import io.coffer.step.IdempotencyKey;
import java.util.List;

/**
 * Entries that a system wants posted together.
 *
 * @param dryRun whether it only wants to see what would come of it
 */
public record PostingRequest(
        Actor channel, String idempotencyKey, PostingMode mode, boolean dryRun, List<EntryOrder> entries) {

    public PostingRequest {
        entries = List.copyOf(entries);
    }

    IdempotencyKey.Key key() {
        return new IdempotencyKey.Key(channel.id(), idempotencyKey);
    }

    /** The same for the same request, however it was written. */
    byte[] fingerprint() {
        return Digests.sha256("posting\n" + mode + "\n" + Json.write(entries));
    }
}

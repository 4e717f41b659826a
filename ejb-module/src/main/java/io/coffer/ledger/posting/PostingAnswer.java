package io.coffer.ledger.posting;

import io.coffer.money.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What came of a batch.
 *
 * @param batchId empty after a dry run
 * @param results in the order of the request
 * @param balances of all accounts that the batch names, as they would be; after a dry run only
 * @param replayed whether it was done before under the same key, and not again
 */
public record PostingAnswer(
        Optional<UUID> batchId, List<PostingResult> results, List<Balance> balances, boolean replayed) {

    /**
     * An account after a batch.
     *
     * @param code of an account of the house
     */
    public record Balance(UUID account, Optional<String> code, Money balance, Money available) {}

    public PostingAnswer {
        results = List.copyOf(results);
        balances = List.copyOf(balances);
    }
}

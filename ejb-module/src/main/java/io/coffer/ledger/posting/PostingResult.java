package io.coffer.ledger.posting;

import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one entry of a batch.
 *
 * @param index its place in the request, from 0
 * @param entryId what was posted, if it was
 * @param refusal why it was not, if it was refused
 */
public record PostingResult(
        int index,
        String reference,
        Status status,
        @Nullable UUID entryId,
        @Nullable Refusal refusal) {

    /** What came of it. */
    public enum Status {
        POSTED,
        /** In a dry run: it would be posted. */
        ACCEPTED,
        REFUSED
    }

    /**
     * Why an entry was refused.
     *
     * @param firstEntry the entry that has the reference, if that is why
     */
    public record Refusal(
            ProblemType type, String detail, @Nullable UUID firstEntry) {

        static Refusal of(Refused<?> refused) {
            return new Refusal(
                    refused.type(),
                    refused.detail(),
                    refused.type() == ProblemType.DUPLICATE_REFERENCE
                                    && refused.members().get("entry_id") instanceof UUID first
                            ? first
                            : null);
        }
    }
}

package io.coffer.ledger.rest;

import io.coffer.edge.Problems;
import io.coffer.ledger.posting.PostingAnswer;
import io.coffer.ledger.posting.PostingResult;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of entries that were to be posted together. */
@Schema(name = "PostingAnswer")
public record PostingAnswerBody(
        @Schema(description = "Absent after a dry run") @Nullable
        UUID batchId,

        boolean dryRun,

        @Schema(description = "One for each entry, in the order of the request")
        List<ResultBody> results,

        @Schema(
                description =
                        "After a dry run: all accounts that the entries name, as they would be. In a batch that is all"
                                + " or nothing and has a refused entry, they would be as they are.")
        @Nullable
        List<AccountAfterBody> balances) {

    /** What came of one of them. */
    @Schema(name = "PostingResult")
    public record ResultBody(
            @Schema(description = "Its place in the request, from 0")
            int index,

            String reference,

            @Schema(
                    enumeration = {"POSTED", "ACCEPTED", "REFUSED"},
                    description = "ACCEPTED in a dry run: it would be posted")
            String status,

            @Schema(description = "What was posted") @Nullable
            UUID entryId,

            @Nullable RefusalBody problem) {

        static ResultBody of(PostingResult result) {
            var refusal = result.refusal();
            return new ResultBody(
                    result.index(),
                    result.reference(),
                    result.status().name(),
                    result.entryId(),
                    refusal == null ? null : RefusalBody.of(refusal));
        }
    }

    /** Why one of them was refused. */
    @Schema(name = "PostingRefusal")
    public record RefusalBody(
            @Schema(example = "/problems/insufficient-funds")
            String type,

            String title,
            String detail,

            @Schema(description = "The entry that has the reference, if that is why") @Nullable
            UUID entryId) {

        static RefusalBody of(PostingResult.Refusal refusal) {
            return new RefusalBody(
                    Problems.uri(refusal.type()), refusal.type().title(), refusal.detail(), refusal.firstEntry());
        }
    }

    /** An account as it would be. */
    @Schema(name = "AccountAfter")
    public record AccountAfterBody(
            UUID accountId,

            @Schema(description = "Of an account of the house", example = "suspense:EUR") @Nullable
            String accountCode,

            @Schema(example = "EUR") String asset,
            @Schema(example = "1250.00") String balance,
            @Schema(example = "1250.00") String available) {

        static AccountAfterBody of(PostingAnswer.Balance balance) {
            return new AccountAfterBody(
                    balance.account(),
                    balance.code().orElse(null),
                    balance.balance().asset().code(),
                    balance.balance().plain(),
                    balance.available().plain());
        }
    }

    static PostingAnswerBody of(PostingAnswer answer) {
        boolean dry = answer.batchId().isEmpty();
        return new PostingAnswerBody(
                answer.batchId().orElse(null),
                dry,
                answer.results().stream().map(ResultBody::of).toList(),
                dry ? answer.balances().stream().map(AccountAfterBody::of).toList() : null);
    }
}

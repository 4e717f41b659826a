package io.coffer.payment.rest;

import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Posting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A journal entry as it is shown. */
@Schema(name = "JournalEntry")
public record EntryBody(
        UUID entryId,
        String reference,
        String kind,
        String correlationId,
        Instant postedAt,
        List<PostingBody> postings) {

    /**
     * A posting as it is shown: the amount is positive, the side says which way.
     *
     * @param side {@code debit} or {@code credit}
     */
    @Schema(name = "Posting")
    public record PostingBody(UUID account, String accountName, String side, String amount, String asset) {

        static PostingBody of(Posting posting) {
            var amount = posting.amount();
            return new PostingBody(
                    posting.account().id(),
                    posting.account().code().orElseGet(() -> posting.account().name()),
                    amount.isPositive() ? "debit" : "credit",
                    (amount.isPositive() ? amount : amount.negate()).plain(),
                    amount.asset().code());
        }
    }

    static EntryBody of(JournalEntry entry) {
        return new EntryBody(
                entry.id(),
                entry.reference(),
                entry.kind(),
                entry.correlationId(),
                entry.postedAt(),
                entry.postings().stream().map(PostingBody::of).toList());
    }
}

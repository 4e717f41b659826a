package io.coffer.ledger;

import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An entry and how much of each of its lines was taken back, read under the locks of its accounts.
 *
 * @param guarded the stripes of each account of the house in it that must not be below zero
 */
record ReversibleEntry(JournalEntry entry, Map<Integer, Money> reversed, Set<List<UUID>> guarded) {

    /**
     * The entry that a reversal posts.
     *
     * @return refused with {@code already-reversed}, {@code posting-not-allowed} or {@code unbalanced}
     */
    Outcome<NewEntry> reversal(Reversal wanted) {
        if (entry.reverses().isPresent()) {
            return Outcome.refused(
                    ProblemType.POSTING_NOT_ALLOWED, "A reversal is not reversed; post what should be as a new entry.");
        }
        var amounts = wanted.amounts().isEmpty() ? remaining() : wanted.amounts();
        if (amounts.isEmpty()) {
            return alreadyReversed();
        }
        var lines = new ArrayList<Posting>();
        for (Posting posting : entry.postings()) {
            var amount = amounts.get(posting.line());
            if (amount != null) {
                if (!amount.asset().equals(posting.account().asset())) {
                    return Outcome.refused(
                            ProblemType.ASSET_MISMATCH, "Line " + posting.line() + " is in another asset.");
                }
                if (amount.exceeds(remaining(posting))) {
                    return alreadyReversed();
                }
                lines.add(posting);
            }
        }
        if (lines.size() != amounts.size()) {
            return Outcome.refused(ProblemType.INVALID_FIELD, "The entry has no such line.", Map.of("member", "lines"));
        }
        return entry(wanted, lines, amounts);
    }

    private static Outcome<NewEntry> entry(Reversal wanted, List<Posting> lines, Map<Integer, Money> amounts) {
        var builder = NewEntry.of(wanted.reference(), Reversal.KIND, wanted.correlationId())
                .effectiveOn(wanted.effectiveDate())
                .with(wanted.metadata());
        for (Posting posting : lines) {
            var amount = amounts.get(posting.line());
            if (amount != null) {
                builder.reversing(posting, amount);
            }
        }
        return builder.balanced();
    }

    private Map<Integer, Money> remaining() {
        var remaining = new HashMap<Integer, Money>();
        for (Posting posting : entry.postings()) {
            var left = remaining(posting);
            if (left.isPositive()) {
                remaining.put(posting.line(), left);
            }
        }
        return remaining;
    }

    private Money remaining(Posting posting) {
        var amount = posting.absolute();
        var taken = reversed.get(posting.line());
        return taken == null ? amount : amount.minus(taken);
    }

    private Outcome<NewEntry> alreadyReversed() {
        return Outcome.refused(
                ProblemType.ALREADY_REVERSED,
                remaining().isEmpty() ? "Nothing of the entry is left." : "Less is left of the entry's lines.",
                Map.of("entry_id", entry.id()));
    }
}

package io.coffer.ledger.inquiry;

import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Posting;
import java.util.List;
import java.util.UUID;

/**
 * An entry with all its lines.
 *
 * @param reversedBy the entries that took it back or a part of it, the oldest first
 */
public record RecordedEntry(JournalEntry entry, List<Line> lines, List<UUID> reversedBy) {

    /**
     * A line of it.
     *
     * @param account as it is shown: the first stripe, if it has several
     */
    public record Line(Posting posting, UUID account) {}

    public RecordedEntry {
        lines = List.copyOf(lines);
        reversedBy = List.copyOf(reversedBy);
    }
}

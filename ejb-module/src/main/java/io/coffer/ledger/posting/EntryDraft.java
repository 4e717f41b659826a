package io.coffer.ledger.posting;

import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.problem.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An entry that can be tried.
 *
 * @param guarded the stripes of each account of the house in it that must not be below zero: a single one may be, so all of
 *     them are looked at
 */
record EntryDraft(NewEntry entry, Set<List<UUID>> guarded) {

    void addTo(LedgerNeeds needs) {
        needs.entry(entry);
        guarded.forEach(needs::accounts);
    }

    /**
     * Posts it.
     *
     * @return refused as {@link LockedAccounts#adjust} is
     */
    Outcome<JournalEntry> post(LockedAccounts locked) {
        return locked.adjust(entry, checked -> locked.covered(checked, guarded));
    }
}

package io.coffer.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What a step wants of the books, all of it named before the first account is locked. */
public final class LedgerNeeds {

    private final Set<UUID> accounts = new TreeSet<>();
    private final Set<String> holds = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private final Set<LocalDate> days = new HashSet<>();
    private final List<Reversal> reversals = new ArrayList<>();

    /** Accounts that are looked at, held from, or changed. */
    public LedgerNeeds accounts(Collection<UUID> ids) {
        accounts.addAll(ids);
        return this;
    }

    /** A hold on an account that is needed too. */
    public LedgerNeeds hold(String reference) {
        holds.add(reference);
        return this;
    }

    /** An entry that may be posted: its accounts, and whether its reference was used and its month is closed. */
    public LedgerNeeds entry(NewEntry entry) {
        entry.lines().forEach(line -> accounts.add(line.account()));
        references.add(entry.reference());
        if (entry.effectiveDate() != null) {
            days.add(entry.effectiveDate());
        }
        return this;
    }

    /** An entry that may be taken back: all its accounts. */
    public LedgerNeeds reversal(Reversal reversal) {
        reversals.add(reversal);
        references.add(reversal.reference());
        if (reversal.effectiveDate() != null) {
            days.add(reversal.effectiveDate());
        }
        return this;
    }

    boolean isEmpty() {
        return accounts.isEmpty() && reversals.isEmpty();
    }

    /** In the order of their ids, as everyone locks accounts. */
    Set<UUID> accounts() {
        return accounts;
    }

    Set<String> holds() {
        return holds;
    }

    Set<String> references() {
        return references;
    }

    Set<LocalDate> days() {
        return days;
    }

    List<UUID> reversed() {
        return reversals.stream().map(Reversal::entry).distinct().toList();
    }
}

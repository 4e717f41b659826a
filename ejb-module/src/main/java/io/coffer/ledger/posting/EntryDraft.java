package io.coffer.ledger.posting;

import io.coffer.ledger.Account;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
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
        return locked.adjust(entry, checked -> covered(locked));
    }

    private Outcome<NewEntry> covered(LockedAccounts locked) {
        for (List<UUID> stripes : guarded) {
            var accounts = stripes.stream()
                    .map(stripe -> locked.account(stripe).orElseThrow())
                    .toList();
            var change = change(accounts.get(0), stripes);
            var available = accounts.stream()
                    .map(Account::available)
                    .reduce(Money::plus)
                    .orElseThrow();
            if (change.isNegative() && available.plus(change).isNegative()) {
                return Outcome.refused(
                        ProblemType.INSUFFICIENT_FUNDS, "The account has less than " + change.negate() + " available.");
            }
        }
        return Outcome.done(entry);
    }

    private Money change(Account account, List<UUID> stripes) {
        var signed = entry.lines().stream()
                .filter(line -> stripes.contains(line.account()))
                .map(NewEntry.Line::amount)
                .reduce(Money.zero(account.asset()), Money::plus);
        return account.type().normalSign() > 0 ? signed : signed.negate();
    }
}

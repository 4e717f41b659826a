package io.coffer.ledger;

import io.coffer.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a step wants of the books, collected first, so that all its accounts can be locked at once before the first of
 * them is changed. {@link Ledger#apply} does it.
 */
public final class LedgerChanges {

    private final Set<UUID> accounts = new HashSet<>();
    private final Set<String> holds = new HashSet<>();
    private final List<Consumer<LockedAccounts>> changes = new ArrayList<>();

    /** See {@link LockedAccounts#post}. */
    public void post(NewEntry entry) {
        lockAccountsOf(entry);
        changes.add(locked -> locked.post(entry));
    }

    /** See {@link LockedAccounts#capture}; here a refusal fails the step. */
    public void capture(String hold, Money amount, NewEntry entry) {
        holds.add(hold);
        lockAccountsOf(entry);
        changes.add(locked -> locked.capture(hold, amount, entry).orElseThrow());
    }

    /** See {@link LockedAccounts#voidHold}; here a refusal fails the step. */
    public void voidHold(String hold, UUID account) {
        holds.add(hold);
        accounts.add(account);
        changes.add(locked -> locked.voidHold(hold).orElseThrow());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    Set<UUID> accounts() {
        return accounts;
    }

    Set<String> holds() {
        return holds;
    }

    void applyTo(LockedAccounts locked) {
        changes.forEach(change -> change.accept(locked));
    }

    private void lockAccountsOf(NewEntry entry) {
        entry.lines().forEach(line -> accounts.add(line.account()));
    }
}

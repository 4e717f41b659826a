package io.coffer.ledger;

import io.coffer.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a step wants of the books, collected first, so that all its accounts can be locked at once before the first of
 * them is changed. {@link Ledger#apply} does it.
 */
public final class LedgerChanges {

    private final LedgerNeeds needs = new LedgerNeeds();
    private final List<Consumer<LockedAccounts>> changes = new ArrayList<>();

    /** See {@link LockedAccounts#post}. */
    public void post(NewEntry entry) {
        accountsOf(entry);
        changes.add(locked -> locked.post(entry));
    }

    /** See {@link LockedAccounts#capture}; here a refusal fails the step. */
    public void capture(String hold, Money amount, NewEntry entry) {
        needs.hold(hold);
        accountsOf(entry);
        changes.add(locked -> locked.capture(hold, amount, entry).orElseThrow());
    }

    /** See {@link LockedAccounts#voidHold}; here a refusal fails the step. */
    public void voidHold(String hold, UUID account) {
        needs.hold(hold).accounts(List.of(account));
        changes.add(locked -> locked.voidHold(hold).orElseThrow());
    }

    LedgerNeeds needs() {
        return needs;
    }

    void applyTo(LockedAccounts locked) {
        changes.forEach(change -> change.accept(locked));
    }

    /** Facts are not asked whether their reference was used: the database refuses a second one. */
    private void accountsOf(NewEntry entry) {
        needs.accounts(entry.lines().stream().map(NewEntry.Line::account).toList());
    }
}

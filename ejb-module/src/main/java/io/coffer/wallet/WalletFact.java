package io.coffer.wallet;

import io.coffer.event.Event;
import io.coffer.ledger.Account;
import io.coffer.ledger.AccountChange;
import io.coffer.ledger.JournalEntry;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a wallet's accounts carry: {@code wallet.credited}, {@code wallet.debited}, {@code hold.created},
 * {@code hold.captured}, {@code hold.voided}, {@code hold.expired}.
 *
 * @param amount what was credited, debited, reserved, taken or given back
 * @param balance after it
 * @param sequence the posting's place in the history of the account
 * @param reference of the entry or the hold
 */
record WalletFact(
        UUID walletId,
        UUID accountId,
        String asset,
        String amount,
        String balance,
        String held,
        String available,
        long sequence,
        String reference,
        @Nullable UUID entryId,
        @Nullable String entryKind,
        @Nullable UUID holdId) {

    private static final int VERSION = 1;

    static Event of(AccountChange change, UUID wallet, UUID owner) {
        Account account = change.account();
        JournalEntry entry = change.entry();
        return new Event(
                type(change.kind()),
                VERSION,
                wallet,
                owner,
                change.correlationId(),
                change.at(),
                new WalletFact(
                        wallet,
                        account.id(),
                        account.asset().code(),
                        change.amount().plain(),
                        account.balance().plain(),
                        account.held().plain(),
                        account.available().plain(),
                        account.postings(),
                        change.reference(),
                        entry == null ? null : entry.id(),
                        entry == null ? null : entry.kind(),
                        change.holdId()));
    }

    private static String type(AccountChange.Kind kind) {
        return switch (kind) {
            case CREDITED, DEBITED -> "wallet." + kind.name().toLowerCase(Locale.ROOT);
            default -> kind.name().toLowerCase(Locale.ROOT).replace('_', '.');
        };
    }
}

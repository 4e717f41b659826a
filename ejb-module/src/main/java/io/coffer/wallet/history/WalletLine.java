package io.coffer.wallet.history;

import io.coffer.ledger.Side;
import io.coffer.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A posting in the history of a wallet.
 *
 * @param line its number in the entry, from 1
 * @param sequence its place in the history of its account, from 1
 * @param direction CREDIT if money came in
 * @param amount without a sign
 * @param balance what it left of its asset
 * @param reference of the entry
 * @param origin the movement that it belongs to, if it belongs to one
 * @param clientReference what the movement was called, if the viewer may know
 * @param counterparty the wallet on the other side, if there is one that the viewer may know
 * @param reverses the entry that its entry takes back, or a part of it
 * @param effectiveDate the day that it counts for, in UTC
 */
public record WalletLine(
        UUID entryId,
        int line,
        long sequence,
        Side direction,
        Money amount,
        Money balance,
        String kind,
        String reference,
        Optional<Origin> origin,
        Optional<String> clientReference,
        Optional<UUID> counterparty,
        Optional<UUID> reverses,
        String correlationId,
        Instant postedAt,
        LocalDate effectiveDate) {

    /** What a line belongs to: one of these. */
    public record Origin(String type, UUID id) {}

    /** The amount as the balance takes it: negative if money went out. */
    public Money signed() {
        return direction == Side.CREDIT ? amount : amount.negate();
    }
}

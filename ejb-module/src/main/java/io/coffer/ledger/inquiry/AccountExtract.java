package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.money.Money;
import java.time.Instant;

/**
 * A stretch of an account's history: what was posted from one instant to another, as far as it was posted when this was
 * read. What is posted later doesn't change it.
 *
 * @param from the first instant of it
 * @param to the first instant after it
 * @param opening what was on the account before it
 * @param closing what was on the account after it
 * @param before the sequence of the last posting before it; 0 if there is none
 * @param last the sequence of the last posting in it; that of the one before it if there is none in it
 */
public record AccountExtract(
        Account account,
        Instant from,
        Instant to,
        Money opening,
        Money closing,
        long before,
        long last,
        Total credits,
        Total debits) {

    /** How many postings there are on a side, and what they come to, without a sign. */
    public record Total(long count, Money sum) {}
}

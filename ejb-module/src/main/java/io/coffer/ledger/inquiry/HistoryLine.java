package io.coffer.ledger.inquiry;

import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Posting;
import io.coffer.money.Money;

/**
 * A posting in the history of an account.
 *
 * @param balance what was on the account after it
 */
public record HistoryLine(JournalEntry entry, Posting posting, Money balance) {}

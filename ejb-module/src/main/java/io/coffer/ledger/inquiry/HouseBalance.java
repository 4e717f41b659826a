package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.money.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * An account of the house, all its stripes together.
 *
 * @param account its first stripe
 * @param postings how many it has
 */
public record HouseBalance(Account account, Money balance, long postings, Optional<Instant> lastPostedAt) {}

package io.coffer.ledger.inquiry;

import io.coffer.ledger.Account;
import io.coffer.money.Money;
import java.time.Instant;

/**
 * What was on an account at an instant.
 *
 * @param account its first stripe, if it has several
 */
public record AccountBalance(Account account, Money balance, Instant at) {}

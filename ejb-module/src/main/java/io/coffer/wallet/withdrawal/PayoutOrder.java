package io.coffer.wallet.withdrawal;

import io.coffer.money.Money;

/**
 * What the bank is to pay.
 *
 * @param reference our name for it, once for ever
 */
public record PayoutOrder(String reference, String iban, String creditorName, Money amount) {}

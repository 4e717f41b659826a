package io.coffer.wallet.deposit;

import java.util.List;

/**
 * How money gets into a wallet.
 *
 * @param holder of the house's bank account
 * @param reference as machines write it
 * @param printedReference as people read it
 * @param currencies in which money is taken
 */
public record DepositInstructions(
        String holder, String iban, String bic, String reference, String printedReference, List<String> currencies) {

    public DepositInstructions {
        currencies = List.copyOf(currencies);
    }
}

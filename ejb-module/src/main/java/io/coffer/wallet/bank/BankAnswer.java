package io.coffer.wallet.bank;

import java.util.UUID;

/**
 * What became of a message of the bank's.
 *
 * @param kind deposit
 * @param id the deposit's
 */
public record BankAnswer(String kind, UUID id, String status) {}

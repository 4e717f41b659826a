package io.coffer.wallet.bank;

import java.util.UUID;

/**
 * What became of a message of the bank's.
 *
 * @param kind deposit or withdrawal
 * @param id of that
 */
public record BankAnswer(String kind, UUID id, String status) {}

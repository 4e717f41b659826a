package io.coffer.wallet.statement;

import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.wallet.history.WalletLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What happened to one asset of a wallet.
 *
 * @param walletName as its owner calls it
 * @param accountId the ledger's account of the wallet in this asset
 * @param createdAt when it was read
 * @param opening what was there before the period
 * @param closing what was there after it, or when it was read, if it was not over
 * @param lines the oldest first; they can be read once for each iterator, and are checked against the rest on the way
 */
public record Statement(
        UUID walletId,
        String walletName,
        UUID accountId,
        Asset asset,
        StatementPeriod period,
        Instant createdAt,
        Money opening,
        Money closing,
        Total credits,
        Total debits,
        Iterable<WalletLine> lines) {

    /**
     * How many lines there are in a direction, and what they come to.
     *
     * @param sum without a sign
     */
    public record Total(long count, Money sum) {

        Total plus(Money amount) {
            return new Total(count + 1, sum.plus(amount));
        }
    }

    /**
     * What is said of a statement, with lines that are checked while they are read.
     *
     * @throws IllegalArgumentException if what is said doesn't add up
     */
    public Statement {
        if (!opening.plus(credits.sum()).minus(debits.sum()).equals(closing)) {
            throw new IllegalArgumentException("a statement of " + accountId + " that does not add up: " + opening
                    + " + " + credits.sum() + " - " + debits.sum() + " is not " + closing);
        }
        lines = new CheckedLines(lines, opening, closing, credits, debits);
    }

    /** The same for the same days of an account, as long as no line is added. */
    public UUID id() {
        var name = String.join(
                "/",
                accountId.toString(),
                period.begin().toString(),
                period.end().toString(),
                closing.plain(),
                Long.toString(count()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** How many lines it has. */
    public long count() {
        return credits.count() + debits.count();
    }

    /** Whether its last day was over when it was read, so that no line can be added. */
    public boolean isComplete() {
        return !createdAt.isBefore(period.end());
    }
}

package io.coffer.wallet.rest;

import io.coffer.wallet.history.WalletLine;
import io.coffer.wallet.statement.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened to an asset of a wallet in some days. */
@Schema(name = "Statement")
public record StatementBody(
        @Schema(description = "The same whenever the same is told")
        UUID statementId,

        UUID walletId,
        @Schema(example = "Household") String walletName,
        UUID accountId,
        @Schema(example = "EUR") String asset,
        @Schema(description = "The first day") LocalDate from,
        @Schema(description = "The last day") LocalDate to,

        @Schema(description = "Where these days begin and end", example = "UTC")
        String zone,

        @Schema(description = "The first instant of the first day")
        Instant begin,

        @Schema(description = "The first instant after the last day")
        Instant end,

        @Schema(description = "Whether the last day was over, so that it will never tell anything else")
        boolean complete,

        Instant createdAt,

        @Schema(description = "What was there before the first day", example = "1000.00")
        String openingBalance,

        @Schema(description = "What was there after the last day, or when it was made", example = "1250.00")
        String closingBalance,

        TotalBody credits,
        TotalBody debits,

        @Schema(
                description = "The oldest first. The opening balance and the lines make the closing balance",
                type = SchemaType.ARRAY,
                implementation = WalletLineBody.class)
        Iterable<WalletLineBody> lines) {

    /** The lines are read when they are written. */
    static StatementBody of(Statement statement) {
        return new StatementBody(
                statement.id(),
                statement.walletId(),
                statement.walletName(),
                statement.accountId(),
                statement.asset().code(),
                statement.period().from(),
                statement.period().to(),
                statement.period().zone().getId(),
                statement.period().begin(),
                statement.period().end(),
                statement.isComplete(),
                statement.createdAt(),
                statement.opening().plain(),
                statement.closing().plain(),
                TotalBody.of(statement.credits()),
                TotalBody.of(statement.debits()),
                () -> new Bodies(statement.lines().iterator()));
    }

    /** Lines in one direction. */
    @Schema(name = "StatementTotal")
    public record TotalBody(
            @Schema(example = "3") long count,
            @Schema(example = "250.00") String sum) {

        static TotalBody of(Statement.Total total) {
            return new TotalBody(total.count(), total.sum().plain());
        }
    }

    private record Bodies(Iterator<WalletLine> lines) implements Iterator<WalletLineBody> {

        @Override
        public boolean hasNext() {
            return lines.hasNext();
        }

        @Override
        public WalletLineBody next() {
            return WalletLineBody.of(lines.next());
        }
    }
}

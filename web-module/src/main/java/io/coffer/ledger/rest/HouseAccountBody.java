package io.coffer.ledger.rest;

import io.coffer.ledger.inquiry.HouseBalance;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account of the house. */
@Schema(name = "HouseAccount")
public record HouseAccountBody(
        UUID accountId,
        @Schema(example = "suspense:EUR") String code,
        @Schema(example = "Suspense EUR") String name,
        @Schema(example = "suspense") String kind,
        @Schema(example = "EUR") String asset,

        @Schema(enumeration = {"ASSET", "LIABILITY", "EQUITY", "INCOME", "EXPENSE"})
        String type,

        @Schema(description = "On the account's normal side", example = "250.00")
        String balance,

        @Schema(description = "How many postings it has") long postings,
        @Nullable Instant lastPostedAt) {

    static HouseAccountBody of(HouseBalance house) {
        var account = house.account();
        return new HouseAccountBody(
                account.id(),
                account.code().orElseThrow(),
                account.name(),
                account.kind(),
                account.asset().code(),
                account.type().name(),
                house.balance().plain(),
                house.postings(),
                house.lastPostedAt().orElse(null));
    }
}

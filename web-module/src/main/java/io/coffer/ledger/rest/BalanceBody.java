package io.coffer.ledger.rest;

import io.coffer.ledger.inquiry.AccountBalance;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was on an account at an instant. */
@Schema(name = "AccountBalance")
public record BalanceBody(
        UUID accountId,
        @Schema(example = "EUR") String asset,

        @Schema(description = "On the account's normal side", example = "1250.00")
        String balance,

        Instant at) {

    static BalanceBody of(AccountBalance balance) {
        return new BalanceBody(
                balance.account().id(),
                balance.account().asset().code(),
                balance.balance().plain(),
                balance.at());
    }
}

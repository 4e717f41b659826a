package io.coffer.wallet.rest;

import io.coffer.edge.Members;
import io.coffer.problem.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a wallet is to be called. */
@Schema(name = "WalletName")
public record WalletNameBody(
        @Schema(required = true, description = "1 to 100 characters", example = "Household") @Nullable
        String name) {

    static final String EXAMPLE = "{\"name\":\"Household\"}";

    private static final int MAX_NAME = 100;

    Outcome<String> read() {
        var members = new Members();
        return members.orRefused(members.text("name", name, MAX_NAME));
    }
}

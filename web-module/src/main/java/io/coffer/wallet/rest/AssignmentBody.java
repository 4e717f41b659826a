package io.coffer.wallet.rest;

import io.coffer.approval.Proposal;
import io.coffer.edge.Members;
import io.coffer.problem.Outcome;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whose wallet suspended money belongs, and why. */
@Schema(name = "DepositAssignment")
public record AssignmentBody(
        @Schema(required = true, description = "Any open wallet", format = "uuid") @Nullable
        String wallet,

        @Schema(
                required = true,
                description = "Who approves reads it; 1 to 500 characters",
                example = "The payer called")
        @Nullable
        String reason) {

    static final String EXAMPLE =
            "{\"wallet\":\"01900000-0000-7000-8000-000000000f10\",\"reason\":\"The payer called\"}";

    record Assignment(UUID wallet, String reason) {}

    Outcome<Assignment> read() {
        var members = new Members();
        return members.orRefused(
                new Assignment(members.id("wallet", wallet), members.text("reason", reason, Proposal.MAX_REASON)));
    }
}

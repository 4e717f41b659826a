package io.coffer.approval.rest;

import io.coffer.approval.Proposal;
import io.coffer.edge.Members;
import io.coffer.problem.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody wants something. */
@Schema(name = "Reason")
public record ReasonBody(
        @Schema(
                description = "For whoever decides or asks later; no personal data",
                required = true,
                maxLength = Proposal.MAX_REASON,
                example = "Three chargebacks within an hour, case 4711")
        @Nullable
        String reason) {

    public static final String EXAMPLE = "{\"reason\":\"Three chargebacks within an hour, case 4711\"}";

    public Outcome<String> read() {
        var members = new Members();
        return members.orRefused(members.text("reason", reason, Proposal.MAX_REASON));
    }
}

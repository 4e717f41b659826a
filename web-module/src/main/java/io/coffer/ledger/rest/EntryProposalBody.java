package io.coffer.ledger.rest;

import io.coffer.approval.Proposal;
import io.coffer.edge.Members;
import io.coffer.ledger.posting.EntryOrder;
import io.coffer.problem.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry that somebody proposes, and why. */
@Schema(name = "EntryProposal")
public record EntryProposalBody(
        @Schema(required = true) @Nullable EntryOrderBody entry,

        @Schema(
                required = true,
                description = "For whoever decides or asks later; no personal data",
                maxLength = Proposal.MAX_REASON,
                example = "The deposit of case 4711 has found its owner")
        @Nullable
        String reason) {

    static final String EXAMPLE = """
            {"entry":{"reference":"case-4711","kind":"adjustment","lines":[\
            {"account":"suspense:EUR","side":"DEBIT","amount":"12.50"},\
            {"account":"01900000-0000-7000-8000-000000000e01","side":"CREDIT","amount":"12.50"}]},\
            "reason":"The deposit of case 4711 has found its owner"}""";

    /** What was read of it. */
    record Read(EntryOrder entry, String reason) {}

    Outcome<Read> read() {
        var members = new Members();
        return members.orRefused(new Read(
                EntryOrderBody.read("entry", entry, members), members.text("reason", reason, Proposal.MAX_REASON)));
    }
}

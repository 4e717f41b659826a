package io.coffer.ledger.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.approval.Proposal;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.ledger.posting.ReversalOrder;
import io.coffer.problem.Outcome;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of an entry somebody wants taken back, and why. */
@Schema(name = "ReversalProposal")
public record ReversalProposalBody(
        @Schema(
                description =
                        "How much of which lines, which together sum to zero; all that is left of the entry if it is"
                                + " left out",
                minItems = 2,
                maxItems = MAX_LINES)
        @Nullable
        List<@Nullable LineBody> lines,

        @Schema(
                required = true,
                description = "For whoever decides or asks later; no personal data",
                maxLength = Proposal.MAX_REASON,
                example = "Posted twice, case 4711")
        @Nullable
        String reason) {

    static final String EXAMPLE = "{\"reason\":\"Posted twice, case 4711\"}";

    private static final int MAX_LINES = 1000;
    private static final int MAX_AMOUNT = 64;

    /** A line of the entry. */
    @Schema(name = "ReversalLine")
    public record LineBody(
            @Schema(
                    required = true,
                    description = "Its number in the entry, from 1",
                    minimum = "1",
                    maximum = "1000",
                    example = "1")
            @Nullable
            Integer line,

            @Schema(required = true, description = "Decimal string in the line's asset", example = "12.50")
            @JsonDeserialize(using = AmountText.class)
            @Nullable
            String amount) {

        private static final LineBody NOTHING = new LineBody(null, null);

        ReversalOrder.Line read(String name, Members members) {
            return new ReversalOrder.Line(
                    members.number(name + ".line", line, 1, MAX_LINES),
                    members.text(name + ".amount", amount, MAX_AMOUNT));
        }
    }

    /** What was read of it. */
    record Read(ReversalOrder order, String reason) {}

    Outcome<Read> read() {
        var members = new Members();
        List<ReversalOrder.Line> read = lines == null
                ? List.of()
                : members.list(
                        "lines",
                        lines,
                        2,
                        MAX_LINES,
                        (name, value) -> (value == null ? LineBody.NOTHING : value).read(name, members));
        members.check(
                read.stream().map(ReversalOrder.Line::line).distinct().count() == read.size(),
                "lines",
                "must name each line once");
        return members.orRefused(
                new Read(new ReversalOrder(read), members.text("reason", reason, Proposal.MAX_REASON)));
    }
}

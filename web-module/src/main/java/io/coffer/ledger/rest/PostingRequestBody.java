package io.coffer.ledger.rest;

import io.coffer.audit.Actor;
import io.coffer.edge.Members;
import io.coffer.ledger.posting.PostingMode;
import io.coffer.ledger.posting.PostingRequest;
import io.coffer.problem.Outcome;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Entries that are to be posted together. */
@Schema(name = "PostingRequest")
public record PostingRequestBody(
        @Schema(
                required = true,
                enumeration = {"ALL_OR_NOTHING", "ITEM_BY_ITEM"},
                description = "Whether one refused entry refuses all",
                example = "ALL_OR_NOTHING")
        @Nullable
        String mode,

        @Schema(description = "Only show what would come of it; nothing is written", example = "false") @Nullable
        Boolean dryRun,

        @Schema(
                required = true,
                minItems = 1,
                maxItems = MAX_ENTRIES,
                description = "With at most 5,000 lines together")
        @Nullable
        List<@Nullable EntryOrderBody> entries) {

    static final String EXAMPLE = """
            {"mode":"ALL_OR_NOTHING","dry_run":false,"entries":[{"reference":"case-4711","kind":"adjustment",\
            "metadata":{"case":"4711"},"lines":[\
            {"account":"suspense:EUR","side":"DEBIT","amount":"12.50"},\
            {"account":"01900000-0000-7000-8000-000000000e01","side":"CREDIT","amount":"12.50"}]}]}""";

    /** A thousand entries with some lines each. */
    static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_LINES = 5000;

    Outcome<PostingRequest> read(Actor channel, String idempotencyKey) {
        var members = new Members();
        var request = new PostingRequest(
                channel,
                idempotencyKey,
                members.choice("mode", mode, PostingMode.class),
                dryRun != null && dryRun,
                members.list(
                        "entries",
                        entries,
                        1,
                        MAX_ENTRIES,
                        (name, value) -> EntryOrderBody.read(name, value, members)));
        members.check(
                request.entries().stream()
                                .mapToInt(entry -> entry.lines().size())
                                .sum()
                        <= MAX_LINES,
                "entries",
                "must have at most " + MAX_LINES + " lines together");
        return members.orRefused(request);
    }
}

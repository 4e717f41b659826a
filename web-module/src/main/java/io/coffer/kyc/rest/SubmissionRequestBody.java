package io.coffer.kyc.rest;

import io.coffer.edge.Members;
import io.coffer.kyc.Level;
import io.coffer.problem.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a customer submits. */
@Schema(name = "KycSubmissionRequest")
public record SubmissionRequestBody(
        @Schema(required = true, description = "1 to 3", minimum = "1", maximum = "3", example = "2") @Nullable
        Integer level,

        @Schema(
                required = true,
                description = "Ids of your documents; none for level 1",
                maxItems = MAX_DOCUMENTS,
                example = "[\"01900000-0000-7000-8000-000000000d01\"]")
        @Nullable
        List<@Nullable String> documents) {

    static final int MAX_DOCUMENTS = 10;
    static final String EXAMPLE = "{\"level\":2,\"documents\":[\"01900000-0000-7000-8000-000000000d01\"]}";

    /** What was read of it. */
    record Read(Level level, Set<UUID> documents) {}

    Outcome<Read> read() {
        var members = new Members();
        int number = members.number("level", level, 1, Level.THREE.number());
        var ids = members.list("documents", documents, 0, MAX_DOCUMENTS, members::id);
        return members.orRefused(0)
                .then(good -> Outcome.done(new Read(Level.of(number).orElseThrow(), new LinkedHashSet<>(ids))));
    }
}

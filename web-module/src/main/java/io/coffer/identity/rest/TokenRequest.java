package io.coffer.identity.rest;

import io.coffer.edge.Members;
import io.coffer.identity.Scope;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a channel proves itself with. */
@Schema(name = "TokenRequest")
public record TokenRequest(
        @Schema(required = true, example = "ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a4") @Nullable
        String apiKey,

        @Schema(
                description =
                        "What the token shall be good for, with spaces between the names; all that the key is good"
                                + " for if it is left out",
                example = "accounts:read payments:read")
        @Nullable
        String scope) {

    private static final int MAX_KEY = 200;
    private static final int MAX_SCOPE = 200;

    /** What was read. */
    record Read(String apiKey, Optional<Set<String>> scopes) {}

    Outcome<Read> read() {
        var members = new Members();
        var key = members.text("api_key", apiKey, MAX_KEY);
        var text = members.optionalText("scope", scope, MAX_SCOPE);
        return members.orRefused(text).then(TokenRequest::scopes).then(scopes -> Outcome.done(new Read(key, scopes)));
    }

    private static Outcome<Optional<Set<String>>> scopes(Optional<String> text) {
        if (text.isEmpty()) {
            return Outcome.done(Optional.empty());
        }
        var scopes = Scope.parse(text.get());
        return Scope.text(scopes).length() == text.get().length()
                ? Outcome.done(Optional.of(scopes))
                : Outcome.refused(
                        ProblemType.INVALID_SCOPE, "There are the scopes " + String.join(", ", Scope.ALL) + ".");
    }
}

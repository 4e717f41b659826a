package io.coffer.identity.rest;

import io.coffer.identity.ApiKey;
import io.coffer.identity.IssuedApiKey;
import io.coffer.identity.NewSecret;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key without its secret, which is not kept. */
@Schema(name = "ApiKey")
public record ApiKeyBody(
        UUID apiKeyId,

        @Schema(
                description = "What the key begins with; may be seen by anybody",
                example = "ck_01900c8e7a1b7c2d9e3f000000000001")
        String prefix,

        @Schema(example = "[\"payments:read\"]") Set<String> scopes,
        Instant createdAt,

        @Schema(description = "From when on it opens nothing; absent: never") @Nullable
        Instant expiresAt,

        @Schema(description = "To the minute; absent: never") @Nullable
        Instant lastUsedAt,

        @Nullable Instant revokedAt) {

    static ApiKeyBody of(ApiKey key) {
        return new ApiKeyBody(
                key.id(),
                NewSecret.prefix(key.id()),
                new TreeSet<>(key.scopes()),
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.lastUsedAt().orElse(null),
                key.revokedAt().orElse(null));
    }

    /** A key with its secret, which is shown this once. */
    @Schema(name = "IssuedApiKey")
    public record IssuedBody(
            UUID apiKeyId,

            @Schema(description = "The key: keep it, it can't be shown again")
            String apiKey,

            Set<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt) {

        static IssuedBody of(IssuedApiKey issued) {
            var key = issued.key();
            return new IssuedBody(
                    key.id(),
                    issued.secret().text(),
                    new TreeSet<>(key.scopes()),
                    key.createdAt(),
                    key.expiresAt().orElse(null));
        }
    }
}

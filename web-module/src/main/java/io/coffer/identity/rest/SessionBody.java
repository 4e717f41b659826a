package io.coffer.identity.rest;

import io.coffer.identity.SessionTokens;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a session works with; {@code expires_in} is in seconds. */
@Schema(name = "SessionTokens")
public record SessionBody(
        UUID sessionId,

        @Schema(description = "Send it as `Authorization: Bearer …`")
        String accessToken,

        @Schema(example = "Bearer") String tokenType,
        @Schema(example = "600") long expiresIn,

        @Schema(description = "Good once, for `POST /sessions/refresh`")
        String refreshToken,

        @Nullable
        @Schema(
                description = "After signing in: send it as `device_token` the next time from this device, and what"
                        + " strangers try at your address does not keep you out")
        String deviceToken) {

    static SessionBody of(SessionTokens tokens, @Nullable String deviceToken) {
        return new SessionBody(
                tokens.sessionId(),
                tokens.accessToken().token(),
                "Bearer",
                tokens.accessToken().validFor().toSeconds(),
                tokens.refreshToken(),
                deviceToken);
    }
}

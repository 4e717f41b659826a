package io.coffer.identity;

import java.util.UUID;

/**
 * What a session works with.
 *
 * @param refreshToken good once, for the next pair
 */
public record SessionTokens(UUID sessionId, AccessToken accessToken, String refreshToken) {

    /** Never shows a token. */
    @Override
    public String toString() {
        return "SessionTokens of " + sessionId;
    }
}

package io.coffer.identity;

/**
 * Somebody is in.
 *
 * @param deviceToken to be shown the next time on the same device
 */
public record SignedIn(SessionTokens tokens, String deviceToken) {

    /** Never shows a token. */
    @Override
    public String toString() {
        return "SignedIn to " + tokens.sessionId();
    }
}

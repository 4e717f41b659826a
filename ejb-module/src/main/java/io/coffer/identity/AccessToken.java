package io.coffer.identity;

import java.time.Duration;

/**
 * Proof of who calls, for a while.
 *
 * @param token a signed JSON Web Token
 */
public record AccessToken(String token, Duration validFor) {}

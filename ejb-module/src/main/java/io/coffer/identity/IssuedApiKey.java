package io.coffer.identity;

/**
 * A key that was just made.
 *
 * @param secret kept by nobody here: shown once
 */
public record IssuedApiKey(ApiKey key, NewSecret secret) {}

package io.coffer.identity;

import java.util.Set;
import java.util.UUID;

/**
 * A token for a channel.
 *
 * @param scopes what it may be used for; see {@link Scope}
 */
public record GivenToken(UUID channelId, AccessToken token, Set<String> scopes) {}

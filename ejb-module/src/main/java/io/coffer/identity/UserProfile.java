package io.coffer.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A user with the address in the clear.
 *
 * @param email empty when erased
 * @param version of roles and status
 */
public record UserProfile(
        UUID id,
        String email,
        Set<String> roles,
        UserStatus status,
        boolean secondFactor,
        long version,
        Instant createdAt) {

    /** Never shows what is personal. */
    @Override
    public String toString() {
        return "UserProfile of " + id;
    }
}

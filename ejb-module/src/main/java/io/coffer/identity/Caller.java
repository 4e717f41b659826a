package io.coffer.identity;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who was let in.
 *
 * @param id of the user or channel
 * @param roles see {@link Role}; names that are not known here count for nothing
 */
public record Caller(UUID id, Set<String> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public static Caller of(UUID id, Collection<String> roles) {
        return new Caller(id, roles.stream().filter(Role.ALL::contains).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether one of these roles is the caller's. */
    public boolean hasAny(String... allowed) {
        return Set.of(allowed).stream().anyMatch(roles::contains);
    }
}

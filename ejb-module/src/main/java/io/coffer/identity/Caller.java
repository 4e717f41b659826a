package io.coffer.identity;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who was let in.
 *
 * @param id of the user or channel
 * @param roles see {@link Role}; names that are not known here count for nothing
 * @param plan the name of a channel's plan, where its token or its key says so
 * @param scopes see {@link Scope}; count for channels only
 */
public record Caller(UUID id, Set<String> roles, Optional<String> plan, Set<String> scopes) {

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    public static Caller of(UUID id, Collection<String> roles) {
        return new Caller(
                id,
                roles.stream().filter(Role.ALL::contains).collect(Collectors.toUnmodifiableSet()),
                Optional.empty(),
                Set.of());
    }

    /** The same, with the plan of this name. */
    public Caller withPlan(String name) {
        return new Caller(id, roles, Optional.of(name), scopes);
    }

    /** The same, with these scopes. */
    public Caller withScopes(Collection<String> others) {
        return new Caller(id, roles, plan, Set.copyOf(others));
    }

    /** Whether one of these roles is the caller's. */
    public boolean hasAny(String... allowed) {
        return Set.of(allowed).stream().anyMatch(roles::contains);
    }
}

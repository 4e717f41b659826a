package io.coffer.acceptance.fuzz;

import java.util.List;
import java.util.Map;

/**
 * Somebody who calls.
 *
 * @param name stays the same when its credentials are renewed
 * @param credentials the headers that prove who it is; none for an anonymous caller
 * @param tenant whether it may see only what is its own
 * @param members values that are right for it in a body, by the name of the member: its accounts, its password
 * @param paths addresses of what it owns
 */
public record Caller(
        String name,
        Map<String, String> credentials,
        boolean tenant,
        Map<String, List<String>> members,
        List<String> paths) {

    private static final String HOUSE = "the house";

    public Caller {
        credentials = Map.copyOf(credentials);
        members = Map.copyOf(members);
        paths = List.copyOf(paths);
    }

    /** Whose the things are that it makes: its own, or the house's, whose people share them. */
    String owner() {
        return tenant ? name : HOUSE;
    }

    boolean isAnonymous() {
        return credentials.isEmpty();
    }
}

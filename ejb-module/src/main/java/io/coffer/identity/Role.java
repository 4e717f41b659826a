package io.coffer.identity;

/** The names of the roles, as they stand in tokens and in {@code @RolesAllowed}. */
public final class Role {

    /** A client application that acts for its customers. */
    public static final String CHANNEL = "channel";

    private Role() {}
}

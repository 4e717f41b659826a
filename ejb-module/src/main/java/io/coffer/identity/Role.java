package io.coffer.identity;

import java.util.Set;

/** The names of the roles, as they stand in tokens and in {@code @RolesAllowed}. */
public final class Role {

    /** A person who registered, and acts for herself. */
    public static final String CUSTOMER = "customer";

    /** A client application that acts for its customers. */
    public static final String CHANNEL = "channel";

    /** Staff: runs the platform day by day, reviews customers, proposes what needs a second person. */
    public static final String OPERATOR = "operator";

    /** Staff: the second person, who approves or rejects what somebody else proposed. */
    public static final String APPROVER = "approver";

    /** Staff: reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Staff: manages staff, channels and keys; moves no money. */
    public static final String ADMIN = "admin";

    /** The roles that a member of staff can have. */
    public static final Set<String> STAFF = Set.of(OPERATOR, APPROVER, AUDITOR, ADMIN);

    /** All roles there are. */
    public static final Set<String> ALL = Set.of(CUSTOMER, CHANNEL, OPERATOR, APPROVER, AUDITOR, ADMIN);

    private Role() {}
}

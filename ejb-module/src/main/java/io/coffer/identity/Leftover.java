package io.coffer.identity;

/**
 * What is of no more use some time after it was used or written last; {@link Leftovers} says how long. In an order in which
 * nothing is left over of what stands before.
 */
public enum Leftover {
    /** Mailed tokens that have expired. A token of a registration carries the hash of a password. */
    MAILED_TOKENS("MailedToken", "tokenHash", "expiresAt", ""),
    /**
     * Sessions that have expired, or would have if they had not ended before. Until then their refresh tokens are known, so
     * that one that comes for the second time is told from one that never was.
     */
    SESSIONS("UserSession", "id", "lastUsedAt", ""),
    /** Counts of failed attempts that count no more. */
    FAILED_ATTEMPTS("FailedAttempt", "subject", "updatedAt", ""),
    /** Devices that nobody came in from for long. */
    DEVICES("KnownDevice", "tokenHash", "lastUsedAt", ""),
    /** Customers who never proved their address and have no token to do so. */
    REGISTRATIONS(
            "User",
            "id",
            "createdAt",
            " and r.status = io.coffer.identity.UserStatus.UNVERIFIED and r.roles = '" + Role.CUSTOMER
                    + "' and not exists (select t from MailedToken t where t.userId = r.id)");

    private final String entity;
    private final String key;
    private final String since;
    private final String besides;

    /** @param besides what must hold of a row besides its age */
    Leftover(String entity, String key, String since, String besides) {
        this.entity = entity;
        this.key = key;
        this.since = since;
        this.besides = besides;
    }

    String firstPage() {
        return page("");
    }

    String nextPage() {
        return page(" and r." + since + " >= :since and (r." + since + " > :since or r." + key + " > :key)");
    }

    /** Looks again: what was used since it was found is kept. */
    String deletion() {
        return "delete from " + entity + " r where r." + key + " in :keys and " + stale();
    }

    /** The same, for rows that go away with all that belongs to them. */
    String stillThere() {
        return "select r from " + entity + " r where r." + key + " in :keys and " + stale() + " order by r." + key;
    }

    private String page(String after) {
        return "select r." + since + ", r." + key + " from " + entity + " r where " + stale() + after + " order by r."
                + since + ", r." + key;
    }

    private String stale() {
        return "r." + since + " < :moment" + besides;
    }
}

package io.coffer.identity;

/** Why a session ended. */
enum SessionEnd {
    SIGNED_OUT,
    /** By its user, from another session. */
    REVOKED,
    /** A refresh token came for the second time: somebody else has it too. */
    REFRESH_REUSED,
    PASSWORD_CHANGED,
    /** The user's roles or status were changed. */
    ACCESS_CHANGED,
    /** There were too many. */
    REPLACED,
    ERASED
}

package io.coffer.acceptance.fuzz;

/** What a request proves about its caller. */
enum Credential {
    /** Whatever its caller has. */
    TRUE,
    /** Nothing. */
    NONE,
    /** Something that proves nothing: made up, spoiled, expired, or signed by somebody else. */
    FALSE
}

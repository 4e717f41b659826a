package io.coffer.acceptance.fuzz;

/** How the end of a request's body is told. */
enum Framing {
    /** By its length. */
    LENGTH,
    /** In chunks. */
    CHUNKED,
    /** By a length that is more than what comes. */
    TRUNCATED,
    /** In chunks, of which the last one never comes. */
    UNFINISHED,
    /** As the headers of the request say, whatever they say. */
    AS_SAID
}

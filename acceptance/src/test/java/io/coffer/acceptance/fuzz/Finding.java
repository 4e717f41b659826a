package io.coffer.acceptance.fuzz;

/**
 * Something that must not be.
 *
 * @param rule short and stable, so that the same fault found twice counts as one
 * @param detail what exactly was seen
 */
record Finding(Kind kind, String rule, String detail) {

    /** What the counters of the report tell apart. */
    enum Kind {
        SERVER_ERROR,
        UNDOCUMENTED,
        LEAK
    }
}

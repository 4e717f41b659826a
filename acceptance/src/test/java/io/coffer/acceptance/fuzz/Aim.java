package io.coffer.acceptance.fuzz;

/** How far a request is from one that reaches its operation. */
enum Aim {
    /** It reaches the operation, whose description decides what may be answered. */
    TARGET,
    /** Its method or path may lead elsewhere: any documented refusal will do. */
    ASTRAY,
    /** It is not HTTP any more: to be hung up on is an answer too. */
    BROKEN;

    Aim orWorse(Aim other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

package io.coffer.acceptance.prove;

/** What a fault strikes. */
public enum Part {
    SERVER,
    /** There is one only if two are asked for. */
    OTHER_SERVER,
    BROKER,
    DATABASE,
    PROVIDERS,
    /** The disk of all processes, which must be a small one: {@code coffer.prove.fill}. */
    VOLUME
}

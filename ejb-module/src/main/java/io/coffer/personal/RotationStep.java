package io.coffer.personal;

/** What the rotation does to each person's keys, one after the other for all persons. */
public enum RotationStep {
    /** Wraps them by the newest wrapping key; if asked for, with a new primary key among them. */
    REWRAP,
    /** Seals anew with the primary key what older keys sealed. */
    RESEAL,
    /** Drops the older keys of whom nothing needs them any more. */
    RETIRE
}

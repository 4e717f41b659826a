package io.coffer.identity;

/** Whether a channel is let in. Its payments under way are finished all the same. */
public enum ChannelStatus {
    ACTIVE,
    DISABLED
}

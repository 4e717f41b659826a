package io.coffer.edge;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How many lines a minute may be written about something that strangers can cause as often as they like. */
final class LineQuota {

    private final int maxPerMinute;
    private long minute;
    private int written;
    private long leftOut;

    LineQuota(int maxPerMinute) {
        this.maxPerMinute = maxPerMinute;
    }

    /** Asks for one line: how many were left out since the last one, or empty if this one is left out, too. */
    synchronized OptionalLong ask(Instant now) {
        long thisMinute = TimeUnit.SECONDS.toMinutes(now.getEpochSecond());
        if (thisMinute != minute) {
            minute = thisMinute;
            written = 0;
        }
        if (written >= maxPerMinute) {
            leftOut++;
            return OptionalLong.empty();
        }
        written++;
        var before = OptionalLong.of(leftOut);
        leftOut = 0;
        return before;
    }
}

package io.coffer.log;

import com.ibm.websphere.logging.hpel.LogRecordContext;
import org.jspecify.annotations.Nullable;

/** Marks the lines that this thread writes with the correlation id of what it works on, from {@link #begin} to {@link #end}. */
public final class LogContext {

    private static final ThreadLocal<@Nullable String> CORRELATION_ID = new ThreadLocal<>();

    /** Kept here because the server refers to it only weakly. */
    private static final LogRecordContext.Extension EXTENSION = CORRELATION_ID::get;

    static {
        LogRecordContext.registerExtension("correlation_id", EXTENSION);
    }

    private LogContext() {}

    public static void begin(String correlationId) {
        CORRELATION_ID.set(correlationId);
    }

    /** Does something for this id; afterwards the thread works on what it worked on before. */
    public static void during(String correlationId, Runnable work) {
        var before = CORRELATION_ID.get();
        CORRELATION_ID.set(correlationId);
        try {
            work.run();
        } finally {
            CORRELATION_ID.set(before);
        }
    }

    public static void end() {
        CORRELATION_ID.remove();
    }
}

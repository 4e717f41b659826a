package io.coffer.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/** Hears what a {@link Stack} does. Every method may be left out. */
public interface Progress {

    /** Nobody listens. */
    Progress SILENT = new Progress() {};

    /** The data folder is ours, and empty if that was wanted. */
    default void folderReady(Path data) {}

    /** A part has started. */
    default void started(String part, String detail, Duration took) {}

    /** A part has stopped. */
    default void stopped(String part) {}

    /** Something worth telling. */
    default void note(String message) {}
}

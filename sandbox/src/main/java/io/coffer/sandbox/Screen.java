package io.coffer.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the run command shows: short lines for people. Log output goes to a file in the data folder instead. */
final class Screen implements Progress {

    private static final int LOG_BYTES = 10_000_000;
    private static final Logger ROOT = Logger.getLogger("");

    private final PrintStream out;
    private final String tick;
    private final String cross;
    private volatile boolean tellStopped;

    private Screen(PrintStream out, boolean signs) {
        this.out = out;
        this.tick = signs ? "✓" : "+";
        this.cross = signs ? "✗" : "!";
    }

    static Screen ofThisProcess() {
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        Charset charset = Charset.forName(
                System.getProperty("stdout.encoding", System.getProperty("native.encoding", "US-ASCII")));
        return new Screen(
                new PrintStream(System.out, true, charset), charset.newEncoder().canEncode("✓✗"));
    }

    void title() {
        heading("Coffer");
    }

    void heading(String text) {
        out.println();
        out.println(text);
    }

    /** From now on, tells what stops; what a failed start stops again is not worth telling. */
    void stopping() {
        heading("Stopping");
        tellStopped = true;
    }

    void line(String text) {
        out.println(text);
    }

    void failure(String message) {
        out.println();
        out.println("  " + cross + " " + message.replace("\n", "\n    "));
        out.println();
    }

    void help() {
        heading("Settings, given as -D<name>=<value>");
        for (Setting setting : Setting.values()) {
            String defaultValue = setting.defaultValue();
            out.println("  " + setting.key() + "  (" + setting.unit()
                    + (defaultValue == null ? "" : ", default " + defaultValue) + ")");
            out.println("      " + setting.effect());
        }
    }

    @Override
    public void folderReady(Path data) {
        try {
            FileHandler file = new FileHandler(data.resolve("sandbox.log").toString(), LOG_BYTES, 1, true);
            file.setFormatter(new SimpleFormatter());
            ROOT.addHandler(file);
            ROOT.setLevel(Level.INFO);
        } catch (IOException e) {
            note("no log of the sandbox itself: " + e);
        }
    }

    @Override
    public void started(String part, String detail, Duration took) {
        out.printf("  %s %-11s%-62s%6.1f s%n", tick, part, detail, took.toMillis() / 1000.0);
    }

    @Override
    public void stopped(String part) {
        if (tellStopped) {
            out.println("  " + tick + " " + part);
        }
    }

    @Override
    public void note(String message) {
        out.println("  - " + message);
    }
}

package io.coffer.acceptance;

import io.coffer.acceptance.prove.Wires;
import io.coffer.sandbox.Progress;
import io.coffer.sandbox.Settings;
import io.coffer.sandbox.Stack;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** The one stack of a test run: started by the first test that asks for it, stopped when the run ends. */
public final class Running implements LauncherSessionListener {

    /** What tests need of the server beyond what everybody gets. */
    private static final Map<String, String> SERVER = Map.of(
            "COFFER_EDGE_TRUSTED_PROXIES", Neighbour.PROXY,
            "COFFER_LIMIT_PLAN_TINY", "1/h burst 12",
            "COFFER_EDGE_CORS_ORIGINS", "https://console.example, https://other.example",
            "COFFER_LOG_FILE_FORMAT", "json",
            // The benchmark lets many payments wait for a restart.
            "COFFER_PAYMENT_BACKLOG_MAX", "100000",
            // Tests write into the books in steps; at night a job would come between them.
            "COFFER_LEDGER_REPLAY_HOUR", "-1",
            "COFFER_LEDGER_INVARIANTS_HOUR", "-1");

    private static @Nullable Stack stack;
    private static @Nullable Wires wires;

    public static synchronized Stack stack() {
        if (stack == null) {
            try {
                stack = started();
            } catch (IOException e) {
                throw new IllegalStateException("Coffer does not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return stack;
    }

    /** The lines from the server to what it needs. */
    static synchronized Wires wires() {
        stack();
        if (wires == null) {
            throw new IllegalStateException("no wires without -Dcoffer.prove.wires=true");
        }
        return wires;
    }

    private static Stack started() throws IOException, InterruptedException {
        var settings = Settings.fromSystemProperties();
        var environment = new HashMap<>(SERVER);
        environment.putAll(Keycloak.serverEnvironment(settings));
        if (Boolean.getBoolean("coffer.prove.wires")) {
            var lines = Wires.of(settings);
            environment.putAll(lines.environment());
            wires = lines;
        }
        return new Stack(settings, environment, Progress.SILENT).start();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        synchronized (Running.class) {
            if (stack != null) {
                stack.close();
                stack = null;
            }
        }
    }
}

package io.coffer.sandbox;

import io.coffer.sandbox.demo.DemoPayment;
import io.coffer.sandbox.problem.SandboxException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The command that runs Coffer on a developer's machine: starts the {@link Stack}, makes a first payment, shows where
 * everything is, and stays in the foreground.
 *
 * <p>It ends, and stops everything it has started, on SIGINT and SIGTERM, when the process that started it ends, and
 * when the server ends by itself. Exit codes: 1 if something failed, 128 plus the signal's number after
 * a signal.
 */
public final class Run {

    private static final long STOP_LIMIT_SECONDS = 60;

    private static final Logger LOG = Logger.getLogger(Run.class.getName());

    private final Settings settings;
    private final Screen screen;
    private final Stack stack;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean failed;

    private Run(Settings settings, Screen screen) {
        this.settings = settings;
        this.screen = screen;
        this.stack = new Stack(settings, Map.of(), screen);
    }

    /** Runs until it is told to stop. {@code --help} shows all settings. */
    public static void main(String[] arguments) {
        Screen screen = Screen.ofThisProcess();
        if (arguments.length > 0) {
            screen.help();
            System.exit(arguments[0].equals("--help") ? 0 : 1);
        }
        try {
            new Run(Settings.fromSystemProperties(), screen).run();
        } catch (SandboxException e) {
            screen.failure(String.valueOf(e.getMessage()));
            System.exit(1);
        } catch (Throwable e) {
            // Nothing may escape from main: the threads of the broker would keep a dead command alive.
            LOG.log(Level.SEVERE, "unexpected", e);
            screen.failure("Unexpected: " + e + "\nDetails are in sandbox.log in the data folder.");
            System.exit(1);
        }
    }

    private void run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        if (settings.runWithParent()) {
            stopWithParent();
        }
        try {
            screen.title();
            stack.start();
            if (stack.hasServer()) {
                stack.server().onExit(this::serverEnded);
                if (settings.demo() && settings.runDemo()) {
                    demo();
                }
            }
            new Directions(stack).print(screen);
        } catch (Exception e) {
            if (!stack.isClosing()) {
                failed = true;
                throw e;
            }
            // We are being stopped, and that is why it failed.
        }
        if (!stopped.await(Long.MAX_VALUE, TimeUnit.DAYS)) {
            throw new AssertionError("for ever has ended");
        }
    }

    private void demo() throws InterruptedException {
        screen.heading("A first payment");
        try {
            new DemoPayment(stack.server().url(), stack.webhooks(), screen::line).run();
        } catch (SandboxException e) {
            if (!stack.isClosing()) {
                screen.failure("The demo payment failed: " + e.getMessage());
                screen.line("  Everything keeps running; the server's log is "
                        + stack.server().log());
            }
        }
    }

    private void stop() {
        Thread watchdog = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(STOP_LIMIT_SECONDS);
                        Runtime.getRuntime().halt(1);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop-watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        if (!failed) {
            screen.stopping();
        }
        stack.close();
        stopped.countDown();
    }

    private void serverEnded() {
        if (!stack.isClosing()) {
            screen.failure("The server has ended by itself. Its console: "
                    + stack.server().log());
            System.exit(1);
        }
    }

    private static void stopWithParent() {
        ProcessHandle.current().parent().filter(parent -> parent.pid() != 1).ifPresent(parent -> {
            var unused = parent.onExit().thenRun(() -> System.exit(0));
        });
    }
}

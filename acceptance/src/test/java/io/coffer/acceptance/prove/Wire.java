package io.coffer.acceptance.prove;

import io.coffer.sandbox.net.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The line between two parts of the system: a TCP proxy that can be cut, stalled and slowed, and listened to. */
public final class Wire implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    /** How a wire is. */
    private enum State {
        WHOLE,
        /** What is sent waits; nobody is told. */
        STALLED,
        /** Connections are reset, and new ones, too. */
        CUT
    }

    /** What is waited for, and what is done just before it passes, or instead. */
    private record Watch(Aim aim, Runnable action) {}

    private final ServerSocket entrance = new ServerSocket();
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
    private volatile State state = State.WHOLE;
    private volatile long delayNanos;

    /** A wire from a port that it finds to a port of somebody who need not be there yet. */
    public Wire(int target) throws IOException {
        this.target = target;
        entrance.bind(Loopback.at(0));
        start(this::accept);
    }

    /** Where it begins. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Resets what is connected, and whoever connects until it is {@link #mend mended}. */
    public void cut() {
        state = State.CUT;
        hangUp();
    }

    /** Holds back what is sent in both directions until it is {@link #mend mended}. */
    public void stall() {
        state = State.STALLED;
    }

    /** Lets everything that is sent take so much longer. */
    public void slow(Duration delay) {
        delayNanos = delay.toNanos();
    }

    public void mend() {
        state = State.WHOLE;
        delayNanos = 0;
        watch.set(null);
    }

    /**
     * Does something once, on the thread that passes things on, when a point comes for the first time from now on. Then the
     * point passes, or it never does and its connection is reset.
     */
    public void at(Aim aim, Runnable action) {
        watch.set(new Watch(aim, action));
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        hangUp();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                var caller = entrance.accept();
                if (state == State.CUT) {
                    reset(caller);
                } else {
                    start(() -> connect(caller));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        var called = new Socket();
        sockets.add(caller);
        sockets.add(called);
        try {
            called.connect(Loopback.at(target));
            called.setTcpNoDelay(true);
            caller.setTcpNoDelay(true);
            start(() -> pump(called, caller, false));
            pump(caller, called, true);
        } catch (IOException nobodyThere) {
            reset(caller);
            reset(called);
        }
    }

    private void pump(Socket from, Socket to, boolean forward) {
        var buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (forward) {
                    look(buffer, length);
                }
                hold();
                out.write(buffer, 0, length);
            }
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                close(from);
                close(to);
            }
        } catch (IOException torn) {
            reset(from);
            reset(to);
        }
    }

    private void look(byte[] buffer, int length) throws IOException {
        var waiting = watch.get();
        if (waiting != null && waiting.aim().point().isIn(buffer, length) && watch.compareAndSet(waiting, null)) {
            waiting.action().run();
            if (!waiting.aim().passes()) {
                throw new IOException("lost");
            }
        }
    }

    private void hold() throws IOException {
        if (delayNanos > 0) {
            LockSupport.parkNanos(delayNanos);
        }
        while (state == State.STALLED) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        if (state == State.CUT) {
            throw new IOException("cut");
        }
    }

    private void hangUp() {
        sockets.forEach(this::reset);
    }

    /** The other end is told that something is wrong, and what is under way is lost. */
    private void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closedAlready) {
            // Then there is nothing to reset.
        }
        close(socket);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket that can't be closed", e);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}

package io.coffer.sandbox.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** Ports for tests. */
public final class FreePort {

    private FreePort() {}

    /** A port that nobody listens on now. */
    public static int next() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(Loopback.at(0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

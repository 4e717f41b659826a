package io.coffer.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsReportedWithWhatToDo() throws IOException {
        try (ServerSocket stranger = new ServerSocket()) {
            stranger.bind(Loopback.at(0));
            int port = stranger.getLocalPort();

            assertThatThrownBy(() -> Ports.requireFree(Map.of(Setting.DATABASE_PORT, port)))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("Port " + port + " (the embedded database) is taken")
                    .hasMessageContaining("-Dcoffer.database.port=")
                    .hasMessageContaining("-Dcoffer.port.offset=100");
        }
    }

    @Test
    void aStrangerOnAllAddressesIsSeenToo() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.requireFree(Map.of(Setting.HTTP_PORT, stranger.getLocalPort())))
                    .isInstanceOf(SandboxException.class);
        }
    }

    @Test
    void freePortsPass() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(Loopback.at(0));
            port = socket.getLocalPort();
        }
        assertThatCode(() -> Ports.requireFree(Map.of(Setting.HTTP_PORT, port))).doesNotThrowAnyException();
    }
}

package io.coffer.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirusScannerTest {

    private final Faults faults = new Faults();
    private final VirusScanner scanner = new VirusScanner(0, faults);

    @BeforeEach
    void start() throws IOException {
        scanner.start();
    }

    @AfterEach
    void stop() throws IOException {
        scanner.close();
    }

    @Test
    void itAnswersAPing() throws Exception {
        assertThat(send("zPING\0".getBytes(StandardCharsets.US_ASCII))).isEqualTo("PONG");
    }

    @Test
    void itFindsTheTestFileAnywhereAndNothingElse() throws Exception {
        byte[] infected = new byte[100_000];
        byte[] infection = VirusScanner.infection();
        System.arraycopy(infection, 0, infected, 65_500, infection.length);

        assertThat(scan(infected)).isEqualTo("stream: Eicar-Test-Signature FOUND");
        assertThat(scan(new byte[100_000])).isEqualTo("stream: OK");
        assertThat(scan(new byte[0])).isEqualTo("stream: OK");
    }

    @Test
    void faultsAreNoVerdicts() throws Exception {
        faults.set(Provider.SCANNER, Fault.next(Fault.Kind.FAIL, 1));
        assertThat(scan(new byte[1])).endsWith("ERROR");

        faults.set(Provider.SCANNER, Fault.next(Fault.Kind.REFUSE, 1));
        assertThat(scan(new byte[1])).endsWith("ERROR");

        faults.set(Provider.SCANNER, Fault.next(Fault.Kind.DROP_AFTER_ACCEPT, 1));
        assertThat(scan(new byte[1])).isEmpty();

        assertThat(scan(new byte[1])).isEqualTo("stream: OK");
    }

    @Test
    void aClosedOneIsAwayAndCanComeBack() throws Exception {
        int port = scanner.port();
        scanner.close();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);

        scanner.start();

        assertThat(scan(new byte[1])).isEqualTo("stream: OK");
    }

    private String scan(byte[] content) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), scanner.port())) {
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < content.length; sent += 4096) {
                int length = Math.min(4096, content.length - sent);
                out.writeInt(length);
                out.write(content, sent, length);
            }
            out.writeInt(0);
            out.flush();
            return answer(socket);
        }
    }

    private String send(byte[] command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), scanner.port())) {
            socket.getOutputStream().write(command);
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).replace("\0", "");
    }
}

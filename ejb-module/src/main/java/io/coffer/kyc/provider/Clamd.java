package io.coffer.kyc.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Speaks clamd's protocol. */
@ApplicationScoped
@Retry(retryOn = ScannerUnavailableException.class)
@CircuitBreaker(failOn = ScannerUnavailableException.class)
public class Clamd {

    private static final String COMMAND = "zINSTREAM\0";
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int MAX_ANSWER_BYTES = 1024;

    @Inject
    @ConfigProperty(name = "coffer.kyc.scanner.host")
    private String host;

    @Inject
    @ConfigProperty(name = "coffer.kyc.scanner.port")
    private int port;

    @Inject
    @ConfigProperty(name = "coffer.kyc.scanner.connect.millis")
    private int connectMillis;

    @Inject
    @ConfigProperty(name = "coffer.kyc.scanner.answer.millis")
    private int answerMillis;

    /**
     * Has content scanned over a connection of its own.
     *
     * @return what the scanner says, such as {@code stream: OK}
     * @throws ScannerUnavailableException if it says nothing
     */
    @SuppressWarnings("AddressSelection") // One process, mostly on this machine: there is nothing to select.
    public String scan(byte[] content) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), connectMillis);
            socket.setSoTimeout(answerMillis);
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK_BYTES));
            out.write(COMMAND.getBytes(StandardCharsets.US_ASCII));
            for (int sent = 0; sent < content.length; sent += CHUNK_BYTES) {
                int length = Math.min(CHUNK_BYTES, content.length - sent);
                out.writeInt(length);
                out.write(content, sent, length);
            }
            out.writeInt(0);
            out.flush();
            return answer(socket.getInputStream());
        } catch (IOException e) {
            throw new ScannerUnavailableException("the scanner does not answer", e);
        }
    }

    /** Up to the zero byte that ends it. */
    private static String answer(InputStream in) throws IOException {
        var answer = new StringBuilder();
        for (int letter = in.read(); letter > 0; letter = in.read()) {
            answer.append((char) letter);
            if (answer.length() > MAX_ANSWER_BYTES) {
                throw new IOException("an endless answer");
            }
        }
        if (answer.isEmpty()) {
            throw new IOException("no answer");
        }
        return answer.toString();
    }
}

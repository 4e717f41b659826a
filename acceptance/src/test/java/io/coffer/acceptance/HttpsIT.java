package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only an answer over TLS says, and which TLS is spoken. */
class HttpsIT {

    private static final int ANSWER_MILLIS = 20_000;

    @ParameterizedTest
    @CsvSource({
        "/api/v1/payments/01900000-0000-7000-8000-000000000001, 401",
        "/api/v1/nothing, 404",
        "/nothing, 404",
        "/jwt/x, 404",
        "/api/v1/payments/%zz, 400",
        "/problems, 200",
        "/health, 200",
        "/openapi, 200"
    })
    void everyAnswerProtectsItselfAndSaysThatThereIsNoWayBack(String path, int status) throws Exception {
        var lines = ask(path, "TLSv1.2", "TLSv1.3");

        assertThat(lines.get(0)).startsWith("http/1.1 " + status);
        assertThat(lines)
                .contains("strict-transport-security: max-age=31536000; includesubdomains")
                .contains("x-content-type-options: nosniff")
                .contains("x-frame-options: deny")
                .contains("referrer-policy: no-referrer")
                .contains("cross-origin-opener-policy: same-origin")
                .anyMatch(
                        line -> line.startsWith("content-security-policy: ") && line.contains("frame-ancestors 'none'"))
                .anyMatch(line -> line.startsWith("permissions-policy: "))
                .anyMatch(line -> line.startsWith("x-correlation-id: "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void theTwoVersionsThatAreSafeAreSpoken(String version) throws Exception {
        assertThat(ask("/health/live", version).get(0)).startsWith("http/1.1 200");
    }

    @Test
    void nobodyIsSentToOrFromTlsByARedirect() throws Exception {
        assertThat(ask("/", "TLSv1.3")).noneMatch(line -> line.startsWith("location: "));
    }

    /** Status line and header of the answer, in lower case. */
    private static List<String> ask(String path, String... versions) throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new AnyServer()}, new SecureRandom());
        try (var socket = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(),
                        Running.stack().settings().httpsPort())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.setEnabledProtocols(versions);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .map(line -> line.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }

    /** Who the server is does not matter here. */
    private static final class AnyServer implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}

package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.server.LibertyFiles;
import io.coffer.sandbox.server.LibertyServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates of clients. The server that runs for all tests asks for none; the other settings are tried with servers of
 * the same configuration, without the application: who gets through the handshake gets an answer, whichever it is.
 */
class ClientCertificateIT {

    private static final String PASSWORD = "changeit-in-tests";
    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final int ANSWER_MILLIS = 20_000;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void makeCertificates() throws Exception {
        keytool("-genkeypair", "-alias", "known", "-dname", "CN=known", "-keyalg", "RSA", "-keystore", store("known"));
        keytool("-genkeypair", "-alias", "other", "-dname", "CN=other", "-keyalg", "RSA", "-keystore", store("other"));
        keytool("-exportcert", "-alias", "known", "-keystore", store("known"), "-file", store("known.cer"));
        keytool(
                "-importcert",
                "-noprompt",
                "-alias",
                "known",
                "-file",
                store("known.cer"),
                "-keystore",
                store("authorities"));
    }

    @Test
    void byDefaultNobodyIsAsked() throws Exception {
        int port = Running.stack().settings().httpsPort();

        assertThat(answer(port, null)).startsWith("HTTP/1.1 200");
        assertThat(answer(port, "other")).startsWith("HTTP/1.1 200");
    }

    @Test
    void whereItIsRequiredNobodyComesInWithoutOne() throws Exception {
        var server = new Server("required");
        try {
            await().atMost(START_LIMIT).ignoreExceptions().until(() -> isAnswer(answer(server.port, "known")));

            assertThatThrownBy(() -> answer(server.port, null)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> answer(server.port, "other")).isInstanceOf(IOException.class);
        } finally {
            server.stop();
        }
    }

    @Test
    void whereItIsSupportedOnlyABadOneKeepsOut() throws Exception {
        var server = new Server("supported");
        try {
            await().atMost(START_LIMIT).ignoreExceptions().until(() -> isAnswer(answer(server.port, null)));

            assertThat(answer(server.port, "known")).startsWith("HTTP/1.1");
            assertThatThrownBy(() -> answer(server.port, "other")).isInstanceOf(IOException.class);
        } finally {
            server.stop();
        }
    }

    private final class Server {

        private final int port = Loopback.freePort();
        private final LibertyServer liberty;

        Server(String clientAuthentication) throws IOException {
            var settings = Running.stack().settings();
            int httpPort = Loopback.freePort();
            liberty = new LibertyServer(
                    new LibertyFiles(
                            settings.serverInstall().orElseThrow(),
                            settings.serverConfig(),
                            Optional.empty(),
                            folder.resolve("usr"),
                            folder.resolve("out")),
                    folder.resolve("server.log"),
                    folder.resolve("mark"),
                    httpPort,
                    START_LIMIT,
                    Map.of(
                            "COFFER_HTTP_PORT",
                            Integer.toString(httpPort),
                            "COFFER_HTTPS_PORT",
                            Integer.toString(port),
                            "COFFER_KEYSTORE_PASSWORD",
                            PASSWORD,
                            "COFFER_TLS_CLIENT_AUTHENTICATION",
                            clientAuthentication,
                            "COFFER_TLS_CLIENT_AUTHORITIES_LOCATION",
                            store("authorities"),
                            "COFFER_TLS_CLIENT_AUTHORITIES_PASSWORD",
                            PASSWORD));
            liberty.launch();
        }

        void stop() throws Exception {
            liberty.stop();
        }
    }

    private static boolean isAnswer(String line) {
        return line.startsWith("HTTP/1.1");
    }

    /** The first line of what the server answers to a client with this certificate, or with none. */
    private String answer(int port, @Nullable String certificate) throws IOException, GeneralSecurityException {
        try (var socket = (SSLSocket)
                context(certificate).getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var line = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .findFirst();
            return line.orElseThrow(() -> new IOException("no answer"));
        }
    }

    private SSLContext context(@Nullable String certificate) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var mine = KeyStore.getInstance("PKCS12");
        try (var file = certificate == null ? null : Files.newInputStream(folder.resolve(certificate))) {
            mine.load(file, PASSWORD.toCharArray());
        }
        keys.init(mine, PASSWORD.toCharArray());
        var known = (X509ExtendedKeyManager) keys.getKeyManagers()[0];
        var context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new ShowsWhatItHas(known)}, new TrustManager[] {new AnyServer()}, new SecureRandom());
        return context;
    }

    /** Shows its certificate also to a server that has said that it trusts others only. */
    private static final class ShowsWhatItHas extends X509ExtendedKeyManager {

        private final X509ExtendedKeyManager keys;

        private ShowsWhatItHas(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return keys.chooseClientAlias(types, null, socket);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return keys.getClientAliases(type, null);
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal[] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
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

    private String store(String name) {
        return folder.resolve(name).toString();
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}

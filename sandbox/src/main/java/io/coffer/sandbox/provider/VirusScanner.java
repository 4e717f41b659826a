package io.coffer.sandbox.provider;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.provider.Fault.Operation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A malware scanner that speaks clamd's protocol: {@code zPING}, {@code zINSTREAM}. What it finds is the EICAR test file,
 * anywhere in the content.
 *
 * <p>Life cycle: created, {@link #start started}, {@link #close closed}; can be started again on the same port.
 */
public final class VirusScanner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(VirusScanner.class.getName());

    /** In two parts, so that a scanner of this file finds nothing. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final Duration HANG = Duration.ofSeconds(60);
    private static final int CLIENT_MILLIS = 60_000;
    private static final int MAX_COMMAND = 32;
    private static final int MAX_BYTES = 25 * 1024 * 1024;
    private static final int BACKLOG = 128;

    private final int port;
    private final Faults faults;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private volatile Optional<Entrance> listening = Optional.empty();

    /** Where clients come in, and the thread that lets them in. */
    private record Entrance(ServerSocket socket, Thread porter) {}

    /** Creates a scanner that doesn't listen yet; port 0 for any free one. */
    public VirusScanner(int port, Faults faults) {
        this.port = port;
        this.faults = faults;
    }

    /** Content that it finds something in. */
    public static byte[] infection() {
        return EICAR.getBytes(StandardCharsets.US_ASCII);
    }

    /** Starts listening. */
    public void start() throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(Loopback.at(port), BACKLOG);
        listening = Optional.of(new Entrance(server, daemon(() -> accept(server), "sandbox-scanner")));
    }

    /** Whether it listens. */
    public boolean isRunning() {
        return listening.isPresent();
    }

    /** Where it listens. It must be running. */
    public int port() {
        return listening
                .orElseThrow(() -> new IllegalStateException("not running"))
                .socket()
                .getLocalPort();
    }

    /**
     * Stops listening; open connections are closed without an answer. Nobody is let in any more when it returns: the
     * system goes on listening for as long as a thread still waits for a client.
     */
    @Override
    public void close() throws IOException {
        Optional<Entrance> stopping = listening;
        listening = Optional.empty();
        if (stopping.isPresent()) {
            stopping.get().socket().close();
            await(stopping.get().porter());
        }
        for (Socket client : clients) {
            client.close();
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                clients.add(client);
                daemon(() -> serve(client), "sandbox-scanner-client");
            } catch (IOException e) {
                LOG.log(Level.FINE, "no more clients", e);
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setSoTimeout(CLIENT_MILLIS);
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            String answer = switch (command(in)) {
                case "zPING" -> "PONG";
                case "zINSTREAM" -> scan(stream(in));
                default -> "UNKNOWN COMMAND";
            };
            client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
        } catch (IOException e) {
            LOG.log(Level.FINE, "the client went away, or was sent away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    private static String command(DataInputStream in) throws IOException {
        StringBuilder command = new StringBuilder();
        for (int letter = in.readUnsignedByte(); letter != 0; letter = in.readUnsignedByte()) {
            command.append((char) letter);
            if (command.length() > MAX_COMMAND) {
                throw new IOException("no command");
            }
        }
        return command.toString();
    }

    private static byte[] stream(DataInputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            if (length < 0 || content.size() + length > MAX_BYTES) {
                throw new IOException("INSTREAM size limit exceeded");
            }
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length) {
                throw new EOFException();
            }
            content.write(chunk, 0, length);
        }
        return content.toByteArray();
    }

    private String scan(byte[] content) throws IOException, InterruptedException {
        Optional<Fault> fault = faults.next(Provider.SCANNER, Operation.ORDER, false);
        if (fault.isEmpty()) {
            return verdict(content);
        }
        switch (fault.get().kind()) {
            case REFUSE -> {
                return "INSTREAM size limit exceeded. ERROR";
            }
            case FAIL -> {
                return "stream: Can't allocate memory ERROR";
            }
            case GARBAGE -> {
                return "stream: perhaps";
            }
            case DELAY -> {
                Long millis = fault.get().delayMs();
                Thread.sleep(millis == null ? 0 : millis);
                return verdict(content);
            }
            case HANG -> Thread.sleep(HANG.toMillis());
            case DROP_AFTER_ACCEPT -> LOG.fine("no answer, by a fault switch");
        }
        throw new IOException("closed by a fault switch");
    }

    private static String verdict(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(EICAR)
                ? "stream: Eicar-Test-Signature FOUND"
                : "stream: OK";
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the last client was let in");
        }
    }
}

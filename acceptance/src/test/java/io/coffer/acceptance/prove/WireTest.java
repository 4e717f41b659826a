package io.coffer.acceptance.prove;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.net.Loopback;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who repeats what he hears, called through a wire. */
class WireTest {

    private final ServerSocket echo = new ServerSocket();
    private Wire wire;
    private Socket caller;

    WireTest() throws IOException {}

    @BeforeEach
    void call() throws IOException {
        echo.bind(Loopback.at(0));
        var thread = new Thread(this::answer);
        thread.setDaemon(true);
        thread.start();
        wire = new Wire(echo.getLocalPort());
        caller = connected();
    }

    @AfterEach
    void hangUp() throws IOException {
        caller.close();
        wire.close();
        echo.close();
    }

    @Test
    void passesOnWhatIsSaid() throws IOException {
        assertThat(said("one")).isEqualTo("one");
        assertThat(said("two")).isEqualTo("two");
    }

    @Test
    void whatWasSaidBeforeHangingUpArrives() throws IOException {
        caller.getOutputStream().write("goodbye".getBytes(US_ASCII));
        caller.shutdownOutput();

        assertThat(new String(caller.getInputStream().readAllBytes(), US_ASCII)).isEqualTo("goodbye");
    }

    @Test
    void cutItHangsUpAndTakesNoCallUntilItIsMended() throws IOException {
        assertThat(said("one")).isEqualTo("one");

        wire.cut();

        assertThatThrownBy(() -> said("two")).isInstanceOf(IOException.class);
        caller = connected();
        assertThatThrownBy(() -> said("three")).isInstanceOf(IOException.class);
        wire.mend();
        caller = connected();
        assertThat(said("four")).isEqualTo("four");
    }

    @Test
    void stalledItKeepsWhatIsSaidUntilItIsMended() throws IOException {
        assertThat(said("one")).isEqualTo("one");

        wire.stall();
        caller.getOutputStream().write("two".getBytes(US_ASCII));

        assertThatThrownBy(() -> heard(3)).isInstanceOf(SocketTimeoutException.class);
        wire.mend();
        assertThat(heard(3)).isEqualTo("two");
    }

    @Test
    void slowItTakesLonger() throws IOException {
        wire.slow(Duration.ofMillis(50));
        long before = System.nanoTime();

        assertThat(said("one")).isEqualTo("one");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aPointIsSeenOnceAndBeforeItPasses() throws IOException {
        var seen = new AtomicInteger();
        wire.at(new Aim(Point.DATABASE_COMMITS, true), () -> {
            seen.incrementAndGet();
            wire.cut();
        });

        assertThat(said("XA PREPARE 0x01")).isEqualTo("XA PREPARE 0x01");
        assertThatThrownBy(() -> said("XA COMMIT 0x01")).isInstanceOf(IOException.class);
        wire.mend();
        caller = connected();
        assertThat(said("XA COMMIT 0x01")).isEqualTo("XA COMMIT 0x01");

        assertThat(seen).hasValue(1);
    }

    @Test
    void aPointPassesAfterwardsOrNever() throws IOException {
        var seen = new AtomicInteger();
        wire.at(new Aim(Point.DATABASE_COMMITS, true), seen::incrementAndGet);
        assertThat(said("XA COMMIT 0x01")).isEqualTo("XA COMMIT 0x01");

        wire.at(new Aim(Point.DATABASE_COMMITS, false), seen::incrementAndGet);
        assertThatThrownBy(() -> said("XA COMMIT 0x02")).isInstanceOf(IOException.class);

        assertThat(seen).hasValue(2);
        caller = connected();
        assertThat(said("XA COMMIT 0x03")).isEqualTo("XA COMMIT 0x03");
    }

    @Test
    void aPacketOfTheBrokersIsFoundAmongOthers() {
        var packets = new byte[] {0, 0, 0, 3, 71, 1, 2, 0, 0, 0, 2, 53, 9};

        assertThat(Point.BROKER_COMMITS.isIn(packets, packets.length)).isTrue();
        assertThat(Point.BROKER_COMMITS.isIn(packets, 7)).isFalse();
        assertThat(Point.BROKER_PREPARES.isIn(packets, packets.length)).isFalse();
        assertThat(Point.BROKER_PREPARES.isIn("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII), 18))
                .isFalse();
    }

    private Socket connected() throws IOException {
        var socket = new Socket();
        socket.connect(Loopback.at(wire.port()));
        socket.setSoTimeout(500);
        return socket;
    }

    private String said(String words) throws IOException {
        caller.getOutputStream().write(words.getBytes(US_ASCII));
        return heard(words.length());
    }

    private String heard(int length) throws IOException {
        var answer = caller.getInputStream().readNBytes(length);
        if (answer.length < length) {
            throw new IOException("hung up");
        }
        return new String(answer, US_ASCII);
    }

    private void answer() {
        while (!echo.isClosed()) {
            try {
                var called = echo.accept();
                var thread = new Thread(() -> {
                    try (called) {
                        called.getInputStream().transferTo(called.getOutputStream());
                    } catch (IOException hungUp) {
                        // So be it.
                    }
                });
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }
}

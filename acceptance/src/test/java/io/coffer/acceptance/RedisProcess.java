package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.coffer.sandbox.net.Loopback;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Redis of a test's own, which keeps nothing. Debian's package {@code redis-server} has the program. */
final class RedisProcess {

    private static final String PROGRAM = "redis-server";
    private static final long STOP_SECONDS = 10;

    private final Path program;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private RedisProcess(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** One that does not run yet. Without the program the test is skipped, but never by the build server ({@code CI}). */
    static RedisProcess onFreePort() throws IOException {
        var program = program();
        if (System.getenv("CI") != null) {
            assertThat(program).as("%s, which .ci/run installs", PROGRAM).isPresent();
        }
        assumeThat(program)
                .as("%s is not installed (apt-get install redis-server): nothing is tested here", PROGRAM)
                .isPresent();
        return new RedisProcess(program.orElseThrow(), Files.createTempDirectory("coffer-redis"), Loopback.freePort());
    }

    String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Starts it and waits until it answers. */
    void start() throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--bind",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("redis.log").toFile())
                .start();
        Eventually.is(() -> assertThat(cli("ping")).isEqualTo("PONG"));
    }

    /** Stops it at once, as if it had crashed. */
    void kill() throws InterruptedException {
        var running = process;
        if (running != null) {
            running.destroyForcibly();
            assertThat(running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** It is there, and does not answer: the connection stays open. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** What {@code redis-cli} says. */
    String cli(String... command) throws IOException, InterruptedException {
        var all = Stream.concat(
                        Stream.of("redis-cli", "-h", "127.0.0.1", "-p", Integer.toString(port)), Stream.of(command))
                .toList();
        var asking = new ProcessBuilder(all).redirectErrorStream(true).start();
        var answer = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asking.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        return answer.strip();
    }

    private void signal(String signal) throws IOException, InterruptedException {
        var running = process;
        if (running != null) {
            new ProcessBuilder("kill", signal, Long.toString(running.pid()))
                    .start()
                    .waitFor();
        }
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(directory -> Path.of(directory, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }
}

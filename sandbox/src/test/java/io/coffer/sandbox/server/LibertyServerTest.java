package io.coffer.sandbox.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.net.FreePort;
import io.coffer.sandbox.problem.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How the server's process and files are handled when it does not start; a start that works needs the real server. */
@DisabledOnOs(OS.WINDOWS)
class LibertyServerTest {

    @TempDir
    Path folder;

    private Path mark;
    private LibertyServer server;

    @BeforeEach
    void create() throws IOException {
        mark = folder.resolve("mark");
        Files.createDirectories(folder.resolve("wlp/bin"));
        Files.createDirectories(folder.resolve("config/resources"));
        Files.writeString(folder.resolve("config/server.xml"), "<server/>");
        Files.writeString(folder.resolve("config/resources/note"), "one");
        Files.writeString(folder.resolve("app.ear"), "an application");
        server = server(Optional.of(folder.resolve("app.ear")));
    }

    @AfterEach
    void kill() throws Exception {
        server.kill();
    }

    @Test
    void aServerThatEndsFailsTheStartAtOnceWithItsLastLines() throws Exception {
        program("echo \"$COFFER_SAMPLE in $WLP_USER_DIR\"; echo 'no space left'; exit 3");

        assertThatThrownBy(server::start)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("embedded in " + folder.resolve("usr"))
                .hasMessageContaining("no space left")
                .hasMessageContaining("server.log");
        assertThat(mark).doesNotExist();
    }

    @Test
    void aServerThatIsNeverReadyIsKilledInTheEnd() throws Exception {
        program("exec sleep 60");

        assertThatThrownBy(server::start)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("not ready within 1 s");
        assertThat(server.isRunning()).isFalse();
        assertThat(mark).doesNotExist();
    }

    @Test
    void theFilesAreRefreshedAtEveryStartAndItsOutputStays() throws Exception {
        program("exec sleep 60");
        server.launch();
        Path copy = folder.resolve("usr/servers/coffer");
        assertThat(copy.resolve("resources/note")).hasContent("one");
        assertThat(copy.resolve("apps/coffer.ear")).hasContent("an application");
        server.kill();
        Files.writeString(copy.resolve("stale"), "from an earlier version");
        Files.writeString(folder.resolve("output/tranlog"), "in doubt");
        Files.writeString(folder.resolve("config/resources/note"), "two");

        server.launch();

        assertThat(copy.resolve("resources/note")).hasContent("two");
        assertThat(copy.resolve("stale")).doesNotExist();
        assertThat(folder.resolve("output/tranlog")).hasContent("in doubt");
    }

    @Test
    void aServerThatAnEarlierRunLeftBehindIsFoundAndStopped() throws Exception {
        program("exec sleep 60");
        server.launch();
        long pid = server.pid().orElseThrow();

        assertThat(LibertyServer.endLeftOver(mark)).contains(pid);

        assertThat(server.isRunning()).isFalse();
        assertThat(LibertyServer.endLeftOver(mark)).isEmpty();
    }

    @Test
    void missingFilesAreNamed() throws Exception {
        assertThatThrownBy(server::launch).hasMessageContaining("no Open Liberty at " + folder.resolve("wlp"));
        program("exit 0");
        LibertyServer without = server(Optional.of(folder.resolve("other.ear")));
        assertThatThrownBy(without::launch).hasMessageContaining("other.ear");
    }

    private LibertyServer server(Optional<Path> application) {
        return new LibertyServer(
                new LibertyFiles(
                        folder.resolve("wlp"),
                        folder.resolve("config"),
                        application,
                        folder.resolve("usr"),
                        folder.resolve("output")),
                folder.resolve("server.log"),
                mark,
                FreePort.next(),
                Duration.ofSeconds(1),
                Map.of("COFFER_SAMPLE", "embedded"));
    }

    private void program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("wlp/bin/server"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}

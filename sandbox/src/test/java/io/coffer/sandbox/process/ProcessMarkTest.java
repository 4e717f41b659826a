package io.coffer.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessMarkTest {

    @TempDir
    Path folder;

    @Test
    void aMarkSurvivesTheFileAndFindsItsProcess() throws Exception {
        Path file = folder.resolve("processes/me");
        ProcessMark mark = ProcessMark.of(ProcessHandle.current());

        mark.write(file);

        assertThat(ProcessMark.read(file)).contains(mark);
        assertThat(mark.alive()).contains(ProcessHandle.current());
    }

    @Test
    void anotherProcessWithTheSameIdIsNotMistaken() {
        ProcessMark mark = ProcessMark.of(ProcessHandle.current());

        assertThat(new ProcessMark(mark.pid(), mark.startedMillis() - 60_000).alive())
                .isEmpty();
        assertThat(new ProcessMark(mark.pid(), 0).alive()).isEmpty();
    }

    @Test
    void noMarkAndNonsenseAreNoProcess() throws Exception {
        Path file = folder.resolve("mark");
        assertThat(ProcessMark.read(file)).isEmpty();
        for (String nonsense : new String[] {"", "1", "a b", "1 2 3"}) {
            Files.writeString(file, nonsense);
            assertThat(ProcessMark.read(file)).as(nonsense).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLeftOverIsEndedAndAStubbornOneKilled() throws Exception {
        for (String script : new String[] {"exec sleep 60", "trap '' TERM; while :; do sleep 1; done"}) {
            Process process = new ProcessBuilder("sh", "-c", script).start();
            Path file = folder.resolve("mark");
            ProcessMark.of(process.toHandle()).write(file);

            assertThat(ProcessMark.endLeftOver(file, Duration.ofMillis(500))).contains(process.pid());

            assertThat(process.isAlive()).isFalse();
            assertThat(file).doesNotExist();
            assertThat(ProcessMark.endLeftOver(file, Duration.ofMillis(500))).isEmpty();
        }
    }
}

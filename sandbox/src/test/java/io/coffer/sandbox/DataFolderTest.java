package io.coffer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.problem.SandboxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path root;

    @Test
    void aSecondRunOnTheSameFolderIsRefusedAndToldWhoHasIt() throws Exception {
        try (DataFolder first = new DataFolder(root);
                DataFolder second = new DataFolder(root)) {
            first.claim();

            assertThatThrownBy(second::claim)
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("in use by another run")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("-Dcoffer.data=");
        }
    }

    @Test
    void theFolderIsFreeAfterItsRun() throws Exception {
        for (int run = 1; run <= 2; run++) {
            try (DataFolder folder = new DataFolder(root)) {
                folder.claim();
                assertThat(root.resolve("owner")).exists();
            }
        }
        assertThat(root.resolve("owner")).doesNotExist();
    }

    @Test
    void wipingKeepsTheUnpackedPrograms() throws Exception {
        Files.createDirectories(root.resolve("mariadb/bin"));
        Files.createDirectories(root.resolve("database/data"));
        Files.writeString(root.resolve("database/data/table"), "rows");
        try (DataFolder folder = new DataFolder(root)) {
            folder.claim();

            folder.wipe();

            assertThat(root.resolve("mariadb/bin")).exists();
            assertThat(root.resolve("database")).doesNotExist();
        }
    }
}

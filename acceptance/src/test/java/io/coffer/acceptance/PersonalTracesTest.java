package io.coffer.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A planted value is found, wherever and however it is written. */
class PersonalTracesTest {

    @TempDir
    Path folder;

    private final PersonalTraces traces = new PersonalTraces();

    @ParameterizedTest
    @ValueSource(
            strings = {"to a.b@personal.test:", "A.B@PERSONAL.TEST", "Ms Zzyzx", "\"zzyzxson\"", "tel +999123456789"})
    void isFoundInText(String text) {
        traces.look("the log", text);

        assertThat(traces.found()).singleElement().asString().startsWith("the log: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody@example.com", "personal.test", "zzyz x", "+99912345", "999123456789", ""})
    void isNotFoundWhereItIsNot(String text) throws IOException {
        traces.look("the log", text);
        plant("journal", text, UTF_16LE, 0);
        traces.lookBelow(folder);

        assertThat(traces.found()).isEmpty();
        assertThat(traces.looked()).isEqualTo(2);
    }

    @Test
    void isFoundInFilesOfAnyEncodingAtAnyPlace() throws IOException {
        for (String value : List.of("x@personal.test", "Zzyzx", "+999123456")) {
            for (Charset charset : List.of(ISO_8859_1, UTF_16LE, UTF_16BE)) {
                for (int before : List.of(0, 1, (1 << 20) - 7, (1 << 20) - 8, (1 << 20) + 100, 3 << 20)) {
                    var fresh = new PersonalTraces();
                    var file = plant("journal", value, charset, before);

                    fresh.lookInto(file);

                    assertThat(fresh.found())
                            .as("%s in %s after %s", value, charset, before)
                            .isNotEmpty();
                }
            }
        }
    }

    @Test
    void isFoundInEveryFolder() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        plant("a/b/c", "Zzyzx", ISO_8859_1, 10);
        plant("a/d", "nothing", ISO_8859_1, 10);

        traces.lookBelow(folder);

        assertThat(traces.found()).hasSize(1);
        assertThat(traces.looked()).isEqualTo(2);
    }

    private Path plant(String name, String value, Charset charset, int before) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[before]);
        bytes.write(value.getBytes(charset));
        bytes.write(new byte[5]);
        return Files.write(folder.resolve(name), bytes.toByteArray());
    }
}

package io.coffer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secrets in the repository but the sandbox's, which are public, and those that tests play with. */
class NoSecretsTest {

    private static final Set<String> NOT_OURS = Set.of(".git", ".coffer", ".idea", ".vscode", "target", "node_modules");
    private static final long LARGEST = 1_000_000;

    /** Nowhere, not even in a test: these are made when they are needed. */
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{40}"
            + "|\\bAKIA[0-9A-Z]{16}\\b|\\bgh[pousr]_[A-Za-z0-9]{36}\\b|\\bhvs\\.[A-Za-z0-9_-]{24,}");

    /** A value that is written down where one should come from outside. */
    private static final Pattern VALUE = Pattern.compile(
            "(?i)(password|passwd|secret|credential|api[_-]?key|access[_-]?key|private[_-]?key)[a-z_.-]*[\"']?"
                    + "\\s*(=|:|:=|=>)\\s*[\"']?([A-Za-z0-9+/_!#%^&*@.-]{8,})[\"']?\\s*[;,)]?\\s*$",
            Pattern.MULTILINE);

    /** Looks like a name, an expression or a placeholder. */
    private static final Pattern NO_VALUE =
            Pattern.compile("[a-z][A-Za-z]*|[A-Z_]+|[A-Za-z]+([._-][A-Za-z]+)+|/.*|(sandbox-|ck_demo_).*|file:.*");

    @Test
    void nothingInTheRepositoryLooksLikeASecret() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(root())) {
            found.addAll(suspicious(root().relativize(file), content(file)));
        }

        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coffer.db.password=Tr0ub4dor&3",
                "password: \"Tr0ub4dor&3\"",
                "    private static final String API_KEY = \"ck_live_4f1d6c8e2b7a49d3\";",
                "-----BEGIN " + "PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7",
                "AKIA" + "IOSFODNN7EXAMPLE"
            })
    void aSecretWouldBeFound(String text) {
        assertThat(suspicious(Path.of("ejb-module/src/main/resources/x.properties"), text))
                .hasSize(1);
    }

    private static List<String> suspicious(Path file, String text) {
        var found = new ArrayList<String>();
        if (KEY.matcher(text).find()) {
            found.add(file + ": a key");
        }
        if (!mayPlay(file)) {
            VALUE.matcher(text)
                    .results()
                    .filter(match -> !NO_VALUE.matcher(match.group(3)).matches())
                    .forEach(match -> found.add(file + ": " + match.group(1)));
        }
        return found;
    }

    private static boolean mayPlay(Path file) {
        var path = file.toString().replace('\\', '/');
        return path.startsWith("sandbox/") || path.contains("src/test/") || path.endsWith(".md");
    }

    private static List<Path> files(Path root) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // .env is where an operator's own belong; version control ignores it.
                if (attributes.isRegularFile()
                        && attributes.size() <= LARGEST
                        && !file.getFileName().toString().equals(".env")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(files).hasSizeGreaterThan(100);
        return files;
    }

    private static String content(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
                .findFirst()
                .orElseThrow();
    }
}

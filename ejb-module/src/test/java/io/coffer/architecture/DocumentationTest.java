package io.coffer.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the pages refer to is there. */
class DocumentationTest {

    private static final Set<String> NOT_OURS = Set.of(".git", ".coffer", ".idea", ".vscode", "target", "node_modules");
    private static final Pattern CODE = Pattern.compile("```.*?```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+(?:IT|Test))\\b");

    private final List<Path> files = files();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        var pages = pages();
        for (Path page : pages) {
            var links = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
            while (links.find()) {
                if (!leadsSomewhere(page, links.group(1))) {
                    dead.add(root().relativize(page) + " to " + links.group(1));
                }
            }
        }

        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(dead).isEmpty();
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        var names = new TreeSet<String>();
        files.forEach(file -> names.add(file.getFileName().toString()));
        var missing = new ArrayList<String>();
        for (Path page : pages()) {
            TEST.matcher(Files.readString(page))
                    .results()
                    .map(result -> result.group(1))
                    .filter(test -> !names.contains(test + ".java"))
                    .forEach(test -> missing.add(root().relativize(page) + " names " + test));
        }

        assertThat(missing).isEmpty();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        if (ELSEWHERE.matcher(link).matches()) {
            return true;
        }
        var parts = link.split("#", 2);
        var target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target)
                && (parts.length == 1
                        || !target.toString().endsWith(".md")
                        || anchors(target).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        var anchors = new TreeSet<String>();
        HEADING.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .forEach(heading -> anchors.add(heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-')));
        return anchors;
    }

    private List<Path> pages() {
        return files.stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    private static List<Path> files() {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    found.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Tests run in their module's folder. */
    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}

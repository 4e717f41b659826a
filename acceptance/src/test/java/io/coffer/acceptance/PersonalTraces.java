package io.coffer.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for the personal values that all tests agree on: addresses at {@code personal.test}, names with {@code Zzyzx}, phone
 * numbers that begin with {@code +999}. As text in any case, in one byte or two bytes a character: a broker's journal has
 * text in two.
 */
final class PersonalTraces {

    private static final String VALUES = "(?i)@personal\\.test|zzyzx|\\+999[0-9]{6}";

    /** Each byte is a character here, whatever it means. */
    private static final Pattern NARROW = Pattern.compile(VALUES);

    private static final Pattern WIDE = Pattern.compile(
            "(?i)" + wide("@personal.test") + "|" + wide("zzyzx") + "|" + wide("+999") + "(?:\0?[0-9]){6}");

    private static final int PIECE_BYTES = 1 << 20;
    private static final int OVERLAP_BYTES = 200;
    private static final int CONTEXT = 60;

    private final List<String> found = new ArrayList<>();
    private int looked;

    /** What was found, and where. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** How many things were looked at. */
    int looked() {
        return looked;
    }

    void look(String where, String text) {
        looked++;
        look(where, text, NARROW);
    }

    /** All files below a folder, but what the server unpacked of the product itself, with its made-up examples. */
    void lookBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/workarea/"))
                    .forEach(this::lookInto);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file, piece by piece; one that was deleted in the meantime has nothing in it. */
    void lookInto(Path file) {
        looked++;
        var piece = new byte[PIECE_BYTES];
        try (var in = Files.newInputStream(file)) {
            int kept = 0;
            for (int read; (read = in.readNBytes(piece, kept, piece.length - kept)) > 0; ) {
                int filled = kept + read;
                var text = new String(piece, 0, filled, ISO_8859_1);
                look(file.toString(), text, NARROW);
                look(file.toString(), text, WIDE);
                kept = Math.min(OVERLAP_BYTES, filled);
                System.arraycopy(piece, filled - kept, piece, 0, kept);
            }
        } catch (NoSuchFileException gone) {
            looked--;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(String where, String text, Pattern values) {
        var matcher = values.matcher(text);
        while (matcher.find()) {
            var around = text.substring(
                    Math.max(0, matcher.start() - CONTEXT), Math.min(text.length(), matcher.end() + CONTEXT));
            found.add(where + ": …" + around.replaceAll("[^\\x20-\\x7e]", ".") + "…");
        }
    }

    /** The characters with a zero byte between each two, in either order. */
    private static String wide(String text) {
        return String.join(
                "\0",
                text.chars().mapToObj(c -> Pattern.quote(Character.toString(c))).toList());
    }
}

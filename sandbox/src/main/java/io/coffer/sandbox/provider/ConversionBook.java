package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.RefusedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All conversions of one provider, in the order they were taken: an append-only file of JSON lines, and the same in
 * memory (rules 1 to 3). Thread-safe.
 *
 * <p>A line is handed to the operating system before it counts. That survives a killed process; a power failure may
 * cost the last lines, which a simulation accepts for speed.
 */
public final class ConversionBook implements AutoCloseable {

    private static final int LIMIT = 1_000_000;

    /** Not a channel: an interrupted thread would close that for everybody. */
    private final RandomAccessFile file;

    private final List<Conversion> inOrder = new ArrayList<>();
    private final Map<String, Line> byKey = new HashMap<>();
    private final Map<String, Conversion> byReference = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** One line of the file. */
    private record Line(String key, ConversionOrder order, Conversion conversion) {}

    /** What a call to {@link #take} found. */
    public sealed interface Taking {
        /** The key is new: this is its outcome from now on. */
        record First(Conversion conversion) implements Taking {}

        /** The key was used for the same order before. */
        record Repeat(Conversion conversion) implements Taking {}

        /** The key was used for another order. */
        record KeyReused() implements Taking {}

        /** The reference was used with another key. */
        record ReferenceReused(Conversion conversion) implements Taking {}
    }

    private ConversionBook(RandomAccessFile file) {
        this.file = file;
    }

    /** Opens the book of a file, creating it if needed. A last line that a killed process left unfinished is cut off. */
    public static ConversionBook open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        ConversionBook book = new ConversionBook(new RandomAccessFile(path.toFile(), "rw"));
        long goodBytes = book.load(path);
        book.file.setLength(goodBytes);
        book.file.seek(goodBytes);
        return book;
    }

    /** Whether an outcome is known for a key. */
    public synchronized boolean knows(String key) {
        return byKey.containsKey(key);
    }

    /**
     * Takes an order under a key, unless the key or the reference was used before.
     *
     * @param decide the outcome of an order, called at most once
     */
    public synchronized Taking take(String key, ConversionOrder order, Function<ConversionOrder, Conversion> decide) {
        Line known = byKey.get(key);
        if (known != null) {
            return known.order().equals(order) ? new Taking.Repeat(known.conversion()) : new Taking.KeyReused();
        }
        Conversion sameReference = byReference.get(order.reference());
        if (sameReference != null) {
            return new Taking.ReferenceReused(sameReference);
        }
        if (inOrder.size() >= LIMIT) {
            throw new RefusedException(
                    503, "book-full", "holds " + LIMIT + " conversions; start with a fresh data folder");
        }
        Line line = new Line(key, order, decide.apply(order));
        append(line);
        remember(line);
        return new Taking.First(line.conversion());
    }

    /** The conversion with the caller's reference. */
    public synchronized Optional<Conversion> byReference(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /**
     * Conversions in the order they were taken.
     *
     * @param afterId the id of the last one already seen; {@code null} to begin
     * @throws RefusedException if there is no such conversion
     */
    public synchronized List<Conversion> after(@Nullable String afterId, int limit) {
        int from = 0;
        if (afterId != null) {
            Integer position = positions.get(afterId);
            if (position == null) {
                throw new RefusedException(400, "parameter-invalid", "there is no conversion " + afterId);
            }
            from = position + 1;
        }
        return List.copyOf(inOrder.subList(from, Math.min(inOrder.size(), from + limit)));
    }

    /** How many there are. */
    public synchronized int size() {
        return inOrder.size();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }

    private void append(Line line) {
        byte[] bytes = (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            long before = file.getFilePointer();
            try {
                file.write(bytes);
            } catch (IOException e) {
                file.setLength(before);
                file.seek(before);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write a conversion", e);
        }
    }

    private void remember(Line line) {
        Conversion conversion = line.conversion();
        byKey.put(line.key(), line);
        byReference.put(conversion.reference(), conversion);
        positions.put(conversion.conversionId(), inOrder.size());
        inOrder.add(conversion);
    }

    /** Reads all complete lines and returns how many bytes they take. */
    private long load(Path path) throws IOException {
        long completeBytes = completeBytes(path);
        try (InputStream in = Files.newInputStream(path);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long readBytes = 0;
            while (readBytes < completeBytes) {
                String line = lines.readLine();
                if (line == null) {
                    break;
                }
                readBytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
                remember(Json.read(line, Line.class));
            }
        }
        return completeBytes;
    }

    private static long completeBytes(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            for (long end = channel.size(); end > 0; end--) {
                last.clear();
                channel.read(last, end - 1);
                if (last.get(0) == '\n') {
                    return end;
                }
            }
            return 0;
        }
    }
}

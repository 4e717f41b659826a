package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.Json;
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
import java.util.function.Consumer;

/**
 * An append-only file of JSON lines. Not thread-safe.
 *
 * <p>A line is handed to the operating system before it counts. That survives a killed process; a power failure may
 * cost the last lines, which a simulation accepts for speed.
 */
final class Lines<T> implements AutoCloseable {

    /** Not a channel: an interrupted thread would close that for everybody. */
    private final RandomAccessFile file;

    private Lines(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens a file, creating it if needed. A last line that a killed process left unfinished is cut off.
     *
     * @param reader is given each line that is there, in order
     */
    static <T> Lines<T> open(Path path, Class<T> type, Consumer<T> reader) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Lines<T> lines = new Lines<>(new RandomAccessFile(path.toFile(), "rw"));
        long goodBytes = load(path, type, reader);
        lines.file.setLength(goodBytes);
        lines.file.seek(goodBytes);
        return lines;
    }

    void append(T line) {
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
            throw new UncheckedIOException("can't write a line", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Reads all complete lines and returns how many bytes they take. */
    private static <T> long load(Path path, Class<T> type, Consumer<T> reader) throws IOException {
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
                reader.accept(Json.read(line, type));
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

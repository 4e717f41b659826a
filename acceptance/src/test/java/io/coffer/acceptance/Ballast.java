package io.coffer.acceptance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that takes all the place that is left on a volume. */
final class Ballast {

    /** What nobody minds to be filled: a volume that was made for it. */
    private static final long LARGEST = 8L << 30;

    private static final int CHUNK = 1 << 20;

    private final Path file;

    Ballast(Path folder) {
        file = folder.resolve("ballast");
    }

    /** @throws IllegalStateException if the volume is so large that it must be somebody's */
    void requireSmallVolume() throws IOException {
        long size = Files.getFileStore(file.getParent()).getTotalSpace();
        if (size > LARGEST) {
            throw new IllegalStateException("the volume of " + file.getParent() + " has " + size
                    + " bytes: it is not filled, lest others suffer; give coffer.data a folder on one of at most "
                    + LARGEST);
        }
    }

    void write() throws IOException {
        requireSmallVolume();
        try (OutputStream out = Files.newOutputStream(file)) {
            fill(out, new byte[CHUNK]);
            fill(out, new byte[1]);
        }
    }

    private static void fill(OutputStream out, byte[] chunk) {
        try {
            for (; ; ) {
                out.write(chunk);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    void remove() throws IOException {
        Files.deleteIfExists(file);
    }
}

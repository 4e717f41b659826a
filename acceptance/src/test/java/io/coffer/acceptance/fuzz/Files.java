package io.coffer.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bodies that are files: what begins like one, and goes on as it likes. */
final class Files {

    private static final List<byte[]> BEGINNINGS = List.of(
            "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            new byte[] {'P', 'K', 3, 4},
            "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII),
            new byte[0]);

    private Files() {}

    static byte[] any(RandomGenerator random) {
        var beginning = Nasty.any(BEGINNINGS, random);
        int length = Nasty.any(List.of(0, 100, 3_000), random);
        var rest = new byte[length];
        random.nextBytes(rest);
        var file = Arrays.copyOf(beginning, beginning.length + length);
        System.arraycopy(rest, 0, file, beginning.length, length);
        return file;
    }
}

package io.coffer.acceptance.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Bodies that are files: whole ones of a kind, and what only begins like one and goes on as it likes. */
final class Files {

    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = image("png");
    private static final byte[] JPEG = image("jpeg");

    private static final List<byte[]> BEGINNINGS = List.of(
            "%PDF-1.7\n1 0 obj\n".getBytes(StandardCharsets.US_ASCII),
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
            new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0},
            "GIF89a".getBytes(StandardCharsets.US_ASCII),
            new byte[] {'P', 'K', 3, 4},
            "<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII),
            new byte[0]);

    private Files() {}

    /** A file of this media type, most of the time. */
    static byte[] of(String type, RandomGenerator random) {
        if (random.nextInt(4) == 0) {
            return any(random);
        }
        return switch (type) {
            case "application/pdf" -> PDF.clone();
            case "image/png" -> PNG.clone();
            case "image/jpeg" -> JPEG.clone();
            default -> any(random);
        };
    }

    private static byte[] any(RandomGenerator random) {
        var beginning = Nasty.any(BEGINNINGS, random);
        int length = Nasty.any(List.of(0, 100, 3_000), random);
        var rest = new byte[length];
        random.nextBytes(rest);
        var file = Arrays.copyOf(beginning, beginning.length + length);
        System.arraycopy(rest, 0, file, beginning.length, length);
        return file;
    }

    private static byte[] image(String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

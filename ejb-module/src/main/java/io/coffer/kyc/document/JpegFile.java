package io.coffer.kyc.document;

import java.util.Optional;
import java.util.function.Supplier;

/** JPEG (ISO/IEC 10918-1) from outside: its segments, not its pixels. */
final class JpegFile {

    static final byte[] MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private static final byte[] END_OF_IMAGE = {(byte) 0xFF, (byte) 0xD9};
    private static final int START_OF_SCAN = 0xDA;
    private static final int MARKER = 0xFF;
    /** Marker, length, precision, height and width. */
    private static final int FRAME_BYTES = 9;

    private JpegFile() {}

    /** What cameras append after the end is left to the scanner: there are such cameras. */
    static Optional<Flaw> flaw(byte[] content) {
        Optional<Flaw> size = Optional.empty();
        boolean frame = false;
        int offset = 2;
        while (offset + 4 <= content.length) {
            if (Bytes.unsigned8(content, offset) != MARKER) {
                return Flaw.broken("The JPEG is damaged.");
            }
            int marker = Bytes.unsigned8(content, offset + 1);
            if (marker == MARKER) {
                offset++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                boolean ends = Bytes.lastIndexOf(content, END_OF_IMAGE, offset) > offset;
                return frame && ends ? size : Flaw.broken("The JPEG breaks off.");
            }
            if (isFrame(marker) && offset + FRAME_BYTES <= content.length) {
                frame = true;
                size = size.or(at(content, offset));
            }
            offset += 2 + Math.max(2, Bytes.unsigned16(content, offset + 2));
        }
        return Flaw.broken("The JPEG breaks off.");
    }

    private static Supplier<Optional<Flaw>> at(byte[] content, int frame) {
        return () -> Flaw.ofSize(Bytes.unsigned16(content, frame + 7), Bytes.unsigned16(content, frame + 5));
    }

    /** Start of frame: C0 to CF, but for the tables C4 and CC and the reserved C8. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}

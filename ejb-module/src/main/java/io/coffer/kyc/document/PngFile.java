package io.coffer.kyc.document;

import java.util.Optional;
import java.util.zip.CRC32;

/** PNG (ISO/IEC 15948) from outside: its chunks, not its pixels. */
final class PngFile {

    static final byte[] MAGIC = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final byte[] HEADER = Bytes.ascii("IHDR");
    private static final byte[] DATA = Bytes.ascii("IDAT");
    private static final byte[] END = Bytes.ascii("IEND");
    private static final int HEADER_BYTES = 13;
    private static final int TYPE_BYTES = 4;
    /** Length, type and checksum. */
    private static final int CHUNK_OVERHEAD = 12;

    private PngFile() {}

    static Optional<Flaw> flaw(byte[] content) {
        int header = MAGIC.length;
        if (content.length < header + CHUNK_OVERHEAD + HEADER_BYTES || !isHeader(content, header)) {
            return Flaw.broken("The PNG has no header.");
        }
        int pixels = header + 8;
        return Flaw.ofSize(Bytes.unsigned32(content, pixels), Bytes.unsigned32(content, pixels + 4))
                .or(() -> flawOfChunks(content, header));
    }

    private static boolean isHeader(byte[] content, int offset) {
        var checksum = new CRC32();
        checksum.update(content, offset + 4, TYPE_BYTES + HEADER_BYTES);
        return Bytes.unsigned32(content, offset) == HEADER_BYTES
                && Bytes.isAt(content, offset + 4, HEADER)
                && Bytes.unsigned32(content, offset + 8 + HEADER_BYTES) == checksum.getValue();
    }

    private static Optional<Flaw> flawOfChunks(byte[] content, int first) {
        boolean data = false;
        long offset = first;
        while (offset + CHUNK_OVERHEAD <= content.length) {
            int chunk = (int) offset;
            offset += CHUNK_OVERHEAD + Bytes.unsigned32(content, chunk);
            data |= Bytes.isAt(content, chunk + 4, DATA);
            if (Bytes.isAt(content, chunk + 4, END)) {
                return data && offset == content.length
                        ? Optional.empty()
                        : Flaw.broken("The PNG has no pixels, or goes on after its end.");
            }
        }
        return Flaw.broken("The PNG breaks off.");
    }
}

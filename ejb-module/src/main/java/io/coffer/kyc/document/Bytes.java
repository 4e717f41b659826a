package io.coffer.kyc.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks into content without making anything of it. */
final class Bytes {

    private Bytes() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] content, byte[] start) {
        return isAt(content, 0, start);
    }

    static boolean isAt(byte[] content, int offset, byte[] expected) {
        return offset >= 0
                && content.length - offset >= expected.length
                && Arrays.equals(content, offset, offset + expected.length, expected, 0, expected.length);
    }

    /** Where something stands for the last time, not before {@code from}; -1 if it doesn't. */
    static int lastIndexOf(byte[] content, byte[] wanted, int from) {
        for (int i = content.length - wanted.length; i >= Math.max(0, from); i--) {
            if (isAt(content, i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    static int unsigned8(byte[] content, int offset) {
        return content[offset] & 0xFF;
    }

    static int unsigned16(byte[] content, int offset) {
        return unsigned8(content, offset) << 8 | unsigned8(content, offset + 1);
    }

    static long unsigned32(byte[] content, int offset) {
        return (long) unsigned16(content, offset) << 16 | unsigned16(content, offset + 2);
    }
}

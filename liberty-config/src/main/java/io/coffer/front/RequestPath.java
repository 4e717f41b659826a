package io.coffer.front;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The path of a request, and whether it means the same to everybody who reads it (rule F3). */
final class RequestPath {

    private RequestPath() {}

    /** Whether a path, as it was sent and without its query, is safe to be handed on. */
    static boolean isPlain(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        for (String segment : path.substring(1).split("/", -1)) {
            if (!isPlainSegment(segment)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainSegment(String segment) {
        var bytes = new ByteArrayOutputStream(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c != '%') {
                if (c <= ' ' || c > '~' || c == ';' || c == '\\') {
                    return false;
                }
                bytes.write(c);
                continue;
            }
            int high = hex(segment, i + 1);
            int low = hex(segment, i + 2);
            if (high < 0 || low < 0) {
                return false;
            }
            int decoded = high * 16 + low;
            if (decoded < ' ' || decoded == 0x7F || decoded == '/' || decoded == '\\') {
                return false;
            }
            bytes.write(decoded);
            i += 2;
        }
        return isText(bytes.toByteArray());
    }

    private static boolean isText(byte[] decoded) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded))
                    .toString();
            return !text.equals(".") && !text.equals("..") && text.chars().noneMatch(Character::isISOControl);
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static int hex(String text, int index) {
        return index < text.length() && text.charAt(index) <= '~' ? Character.digit(text.charAt(index), 16) : -1;
    }
}

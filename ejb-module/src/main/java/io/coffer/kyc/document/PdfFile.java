package io.coffer.kyc.document;

import java.util.Optional;
import java.util.Set;

/**
 * PDF (ISO 32000) from outside: its header, its end, and the names in it that are not compressed. What hides in a
 * compressed stream is left to the scanner.
 */
final class PdfFile {

    static final byte[] MAGIC = Bytes.ascii("%PDF-");

    private static final byte[] END = Bytes.ascii("%%EOF");
    /** How far from the end of the file its end is looked for, as readers do. */
    private static final int END_WITHIN_BYTES = 1024;

    private static final int MAX_NAME = 40;

    /** What makes a PDF act when it is opened, or carry another file. */
    private static final Set<String> ACTIVE = Set.of("JavaScript", "Launch", "EmbeddedFile", "RichMedia");

    private static final String ENCRYPTED = "Encrypt";
    private static final String DELIMITERS = "()<>[]{}/%";

    private PdfFile() {}

    static Optional<Flaw> flaw(byte[] content) {
        if (Bytes.lastIndexOf(content, END, content.length - END_WITHIN_BYTES) < 0) {
            return Flaw.broken("The PDF breaks off.");
        }
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '/') {
                var name = nameAt(content, i + 1);
                if (ACTIVE.contains(name)) {
                    return Flaw.unsafe("The PDF holds scripts, actions or other files. Print it to a new PDF.");
                }
                if (name.equals(ENCRYPTED)) {
                    return Flaw.unsafe("The PDF is encrypted. Print it to a new PDF.");
                }
            }
        }
        return Optional.empty();
    }

    /** A name with its escapes resolved: {@code J#61vaScript} is {@code JavaScript}. */
    private static String nameAt(byte[] content, int start) {
        var name = new StringBuilder();
        int i = start;
        while (i < content.length && name.length() < MAX_NAME && isRegular(content[i])) {
            int escaped = content[i] == '#' && i + 2 < content.length ? hex(content, i + 1) : -1;
            name.append((char) (escaped < 0 ? content[i] : escaped));
            i += escaped < 0 ? 1 : 3;
        }
        return name.toString();
    }

    private static boolean isRegular(byte letter) {
        return letter > ' ' && letter < 0x7F && DELIMITERS.indexOf(letter) < 0;
    }

    private static int hex(byte[] content, int offset) {
        int high = Character.digit(content[offset], 16);
        int low = Character.digit(content[offset + 1], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}

package io.coffer.kyc.document;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.util.Arrays;
import java.util.Optional;

/** The formats that documents come in, told by their content (rule 1). */
public enum DocumentFormat {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    DocumentFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As {@code Content-Type} names it. */
    public String mediaType() {
        return mediaType;
    }

    /** The format with this media type, without parameters. */
    public static Optional<DocumentFormat> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equalsIgnoreCase(mediaType))
                .findFirst();
    }

    /**
     * Whether content is what it is declared to be, and complete, and harmless as far as its outside tells.
     *
     * @return the content, or refused with {@code document-type} or {@code document-unsafe}
     */
    public Outcome<byte[]> check(byte[] content) {
        var actual = Arrays.stream(values())
                .filter(format -> Bytes.startsWith(content, format.magic()))
                .findFirst();
        if (actual.isEmpty()) {
            return Outcome.refused(ProblemType.DOCUMENT_TYPE, "The content is no PDF, JPEG or PNG.");
        }
        if (actual.get() != this) {
            return Outcome.refused(
                    ProblemType.DOCUMENT_TYPE,
                    "The content is a " + actual.get() + ", which Content-Type does not say.");
        }
        return flaw(content)
                .map(flaw -> Outcome.<byte[]>refused(flaw.type(), flaw.detail()))
                .orElseGet(() -> Outcome.done(content));
    }

    private byte[] magic() {
        return switch (this) {
            case PDF -> PdfFile.MAGIC;
            case JPEG -> JpegFile.MAGIC;
            case PNG -> PngFile.MAGIC;
        };
    }

    private Optional<Flaw> flaw(byte[] content) {
        return switch (this) {
            case PDF -> PdfFile.flaw(content);
            case JPEG -> JpegFile.flaw(content);
            case PNG -> PngFile.flaw(content);
        };
    }
}

package io.coffer.kyc.document;

/** A document's content in the clear. */
public final class Content {

    private final DocumentFormat format;
    private final byte[] bytes;

    Content(DocumentFormat format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    public DocumentFormat format() {
        return format;
    }

    /** The bytes themselves, not a copy: they may be many. */
    public byte[] bytes() {
        return bytes;
    }
}

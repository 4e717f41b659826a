package io.coffer.identity;

import io.coffer.crypto.Digests;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What a session is carried on with, once. It names its session and has two secrets: the family's, which all refresh
 * tokens of the session share, and its own. So a token that is good no more is told from one that never was.
 */
final class RefreshToken {

    private static final String PREFIX = "crt_";
    private static final int UUID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int BYTES = UUID_BYTES + 2 * SECRET_BYTES;

    private final UUID session;
    private final byte[] family;
    private final byte[] own;

    private RefreshToken(UUID session, byte[] family, byte[] own) {
        this.session = session;
        this.family = family;
        this.own = own;
    }

    /** The first one of a session. */
    static RefreshToken first(UUID session) {
        return new RefreshToken(session, Secrets.newBytes(), Secrets.newBytes());
    }

    /** The one that comes after this one. */
    RefreshToken next() {
        return new RefreshToken(session, family, Secrets.newBytes());
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<RefreshToken> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new RefreshToken(
                    new UUID(buffer.getLong(), buffer.getLong()),
                    Arrays.copyOfRange(bytes, UUID_BYTES, UUID_BYTES + SECRET_BYTES),
                    Arrays.copyOfRange(bytes, UUID_BYTES + SECRET_BYTES, BYTES)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    UUID session() {
        return session;
    }

    String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .put(family)
                .put(own)
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] familyHash() {
        return Digests.sha256(HexFormat.of().formatHex(family));
    }

    byte[] hash() {
        return Digests.sha256(text());
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "RefreshToken of " + session;
    }
}

package io.coffer.id;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.enums.UuidNamespace;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes and reads identifiers. */
public final class Ids {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final int BYTES = 16;

    private Ids() {}

    /** A new UUIDv7, greater than all that this process made before in the same millisecond. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }

    /** The UUIDv5 of a name in a space of names that a URI stands for: always the same for the same two. */
    public static UUID named(String space, String name) {
        return UuidCreator.getNameBasedSha1(UuidCreator.getNameBasedSha1(UuidNamespace.NAMESPACE_URL, space), name);
    }

    /** Reads an id in its canonical text form; empty for anything else. */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** The 16 bytes of an id, as a column of type BINARY(16) has them. */
    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Reads what {@link #bytes} wrote. */
    public static UUID of(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}

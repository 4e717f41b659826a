package io.coffer.acceptance.prove;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/**
 * A moment of a distributed transaction, recognised by what the server sends for it. A fault can be aimed at it: it strikes
 * before the other side has heard of it.
 */
public enum Point {
    DATABASE_PREPARES("XA PREPARE"),
    DATABASE_COMMITS("XA COMMIT"),
    BROKER_PREPARES(54),
    BROKER_COMMITS(53);

    /** The type of a packet stands behind its length. */
    private static final int LENGTH_BYTES = 4;

    private static final int LARGEST_PACKET = 10_000_000;

    private final String text;
    private final int packet;

    /** @param text in a statement */
    Point(String text) {
        this.text = text;
        this.packet = 0;
    }

    /** @param packet of Artemis, {@code PacketImpl.SESS_XA_PREPARE} and {@code SESS_XA_COMMIT} */
    Point(int packet) {
        this.text = "";
        this.packet = packet;
    }

    /** Whether what is sent at once has it. Both clients send a statement or packet at a time, or several whole ones. */
    boolean isIn(byte[] sent, int length) {
        return text.isEmpty() ? hasPacket(ByteBuffer.wrap(sent, 0, length)) : hasText(sent, length);
    }

    private boolean hasText(byte[] sent, int length) {
        return new String(sent, 0, length, ISO_8859_1).contains(text);
    }

    private boolean hasPacket(ByteBuffer packets) {
        while (packets.remaining() > LENGTH_BYTES) {
            int size = packets.getInt();
            if (size <= 0 || size > LARGEST_PACKET) {
                return false;
            }
            if (packets.get(packets.position()) == packet) {
                return true;
            }
            packets.position(Math.min(packets.limit(), packets.position() + size));
        }
        return false;
    }

    boolean isOfDatabase() {
        return !text.isEmpty();
    }
}

package io.coffer.personal;

/**
 * The key above all keys, wherever it is kept: it never leaves that place. It is asked rarely, over a network perhaps, and
 * never inside of a transaction.
 */
public interface MasterKey {

    /**
     * Wraps with the newest version of the key.
     *
     * @param context must be the same to unwrap; not secret
     * @throws MasterKeyException if the key can't be reached or does not answer as it should
     */
    Wrapped wrap(byte[] plain, String context);

    /**
     * Unwraps with the version that wrapped it.
     *
     * @throws MasterKeyException if the key can't be reached, or its version is gone, or this is not what it wrapped
     */
    byte[] unwrap(Wrapped wrapped, String context);

    /** A wrapped key, and what it takes to unwrap it. */
    final class Wrapped {

        private final String version;
        private final byte[] bytes;

        /** @param version of the master key, in the words of where it is kept; ASCII, at most 300 characters */
        public Wrapped(String version, byte[] bytes) {
            this.version = version;
            this.bytes = bytes.clone();
        }

        public String version() {
            return version;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}

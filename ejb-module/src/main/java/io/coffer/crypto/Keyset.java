package io.coffer.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/**
 * AES-256-GCM keys that belong together: the primary one seals, all of them open. What is sealed begins with five bytes
 * that name the key. Immutable.
 */
public final class Keyset {

    private static final byte PREFIX_START = 1;
    private static final int PREFIX_BYTES = 5;

    private static final Configuration AEAD = AeadConfig2026.get();

    private final KeysetHandle handle;
    private final Aead aead;

    private Keyset(KeysetHandle handle) throws GeneralSecurityException {
        this.handle = handle;
        this.aead = handle.getPrimitive(AEAD, Aead.class);
    }

    /** What Tink does; it says that it can't with a checked exception. */
    private interface Step<T> {
        T run() throws GeneralSecurityException;
    }

    /** One new key. */
    public static Keyset create() {
        return must(() -> new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AEAD)));
    }

    /** Reads what {@link #plain} wrote. */
    public static Keyset ofPlain(byte[] plain) {
        return must(() -> new Keyset(TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get(), AEAD)));
    }

    /**
     * Reads what {@link #wrap} wrote.
     *
     * @throws SealBrokenException if it was wrapped by another keyset or for another context
     */
    public static Keyset unwrap(byte[] wrapped, Keyset by, byte[] context) {
        try {
            return new Keyset(TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, by.aead, context, AEAD));
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a key that can't be unwrapped", e);
        }
    }

    /** The keys in the clear: only for a master key to wrap, and nowhere to be kept. */
    public byte[] plain() {
        return must(() -> TinkProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get(), AEAD));
    }

    /** The keys, to be kept; only {@code by} with the same context gives them back. */
    public byte[] wrap(Keyset by, byte[] context) {
        return must(() -> TinkProtoKeysetFormat.serializeEncryptedKeyset(handle, by.aead, context, AEAD));
    }

    /** With a new primary key; the others still open. */
    public Keyset withNewPrimary() {
        return must(() -> new Keyset(KeysetHandle.newBuilder(handle)
                .setConfiguration(AEAD)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build()));
    }

    /** Without all but the primary key. */
    public Keyset primaryOnly() {
        return must(() -> new Keyset(KeysetHandle.newBuilder()
                .setConfiguration(AEAD)
                .addEntry(KeysetHandle.importKey(handle.getPrimary().getKey())
                        .withFixedId(handle.getPrimary().getId())
                        .makePrimary())
                .build()));
    }

    /** How many keys there are. */
    public int size() {
        return handle.size();
    }

    public byte[] seal(byte[] plain, byte[] context) {
        return must(() -> aead.encrypt(plain, context));
    }

    /**
     * What was sealed with this context.
     *
     * @throws SealBrokenException if it was sealed by other keys, for another context, or was changed
     */
    public byte[] open(byte[] sealed, byte[] context) {
        try {
            return aead.decrypt(sealed, context);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("sealed data that can't be opened", e);
        }
    }

    /** Whether this was sealed by the primary key, as its first bytes say. */
    public boolean isSealedByPrimary(byte[] sealed) {
        if (sealed.length < PREFIX_BYTES || sealed[0] != PREFIX_START) {
            return false;
        }
        return ByteBuffer.wrap(sealed, 1, PREFIX_BYTES - 1).getInt()
                == handle.getPrimary().getId();
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "Keyset of " + size();
    }

    private static <T> T must(Step<T> step) {
        try {
            return step.run();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cryptography failed", e);
        }
    }
}

package io.coffer.personal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.coffer.personal.MasterKey;
import io.coffer.personal.MasterKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The master key in a PKCS12 key store on this machine: an AES-256 key for each version, under the aliases {@code v1},
 * {@code v2} and so on, as {@code keytool -genseckey} makes them. Read each time, so that a new version needs no restart.
 */
public final class LocalMasterKey implements MasterKey {

    private static final Pattern ALIAS = Pattern.compile("v[1-9][0-9]{0,8}");

    private final Path location;
    private final Supplier<String> password;

    /** @param password asked for at each use */
    public LocalMasterKey(Path location, Supplier<String> password) {
        this.location = location;
        this.password = password;
    }

    /** What is done with the open key store. */
    private interface Step<T> {
        T run(KeyStore keys, char[] secret) throws GeneralSecurityException;
    }

    @Override
    public Wrapped wrap(byte[] plain, String context) {
        return with((keys, secret) -> {
            var version = Collections.list(keys.aliases()).stream()
                    .filter(alias -> ALIAS.matcher(alias).matches())
                    .max(Comparator.comparingInt(alias -> Integer.parseInt(alias.substring(1))))
                    .orElseThrow(() -> new MasterKeyException("no key v1 in " + location));
            return new Wrapped(version, aead(keys, secret, version).encrypt(plain, context.getBytes(UTF_8)));
        });
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, String context) {
        return with((keys, secret) ->
                aead(keys, secret, wrapped.version()).decrypt(wrapped.bytes(), context.getBytes(UTF_8)));
    }

    private <T> T with(Step<T> step) {
        try (var in = Files.newInputStream(location)) {
            var secret = password.get().toCharArray();
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(in, secret);
            return step.run(keys, secret);
        } catch (IOException e) {
            throw new MasterKeyException("the key store " + location + " can't be read", e);
        } catch (GeneralSecurityException e) {
            throw new MasterKeyException("the master key in " + location + " does not open this", e);
        }
    }

    private AesGcmJce aead(KeyStore keys, char[] secret, String version) throws GeneralSecurityException {
        var key = keys.getKey(version, secret);
        if (key == null) {
            throw new MasterKeyException("no key " + version + " in " + location);
        }
        return new AesGcmJce(key.getEncoded());
    }
}

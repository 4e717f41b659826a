package io.coffer.identity.token;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * The keys of one look into the key store; which of them sign and are published is a question of the time.
 *
 * <pre>
 * in the store   its time comes       a newer one's time comes      the last token of this one expires
 *      |---------------|------------------------|------------------------------|----------------------
 *      |   published   |   signs, published     |          published           |   of no use any more
 * </pre>
 */
public final class TokenKeys {

    /** For clocks that differ, and for servers that noticed the newer key a little later. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int MIN_BITS = 2048;
    private static final Logger LOG = Logger.getLogger(TokenKeys.class.getName());

    /** The newest first. */
    private final List<TokenKey> keys;

    TokenKeys(List<TokenKey> keys) {
        this.keys = keys.stream()
                .sorted(Comparator.comparing(TokenKey::from)
                        .thenComparing(TokenKey::id)
                        .reversed())
                .toList();
    }

    /** All RSA keys of a store whose entries have the store's own password. */
    static TokenKeys in(KeyStore store, char[] password) throws GeneralSecurityException {
        var keys = new ArrayList<TokenKey>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)
                    && store.getKey(alias, password) instanceof PrivateKey secret
                    && store.getCertificate(alias) instanceof X509Certificate certificate
                    && certificate.getPublicKey() instanceof RSAPublicKey open
                    && open.getModulus().bitLength() >= MIN_BITS) {
                keys.add(TokenKey.of(
                        open,
                        secret,
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()));
            } else {
                LOG.warning(() -> "the token key store's " + alias + " is no RSA key of " + MIN_BITS + " bits or more");
            }
        }
        return new TokenKeys(keys);
    }

    /** The key that signs; empty if there is none whose time it is. */
    public Optional<TokenKey> signer(Instant now) {
        return keys.stream().filter(key -> key.isGoodAt(now)).findFirst();
    }

    /**
     * The keys to verify with, the newest first.
     *
     * @param life for how long a token is good
     */
    public List<TokenKey> published(Instant now, Duration life) {
        var published = new ArrayList<TokenKey>();
        var lastSignedAt = Instant.MAX;
        for (TokenKey key : keys) {
            if (key.until().isAfter(now) && lastSignedAt.isAfter(now.minus(life).minus(MARGIN))) {
                published.add(key);
            }
            if (key.isGoodAt(now)) {
                lastSignedAt = key.from();
            }
        }
        return List.copyOf(published);
    }
}

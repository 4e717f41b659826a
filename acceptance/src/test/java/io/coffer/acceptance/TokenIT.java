package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.secret.SandboxSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that are good, and all the ways in which one can be bad. */
class TokenIT {

    private static final String SOME_PAYMENT = "/api/v1/payments/01900000-0000-7000-8000-000000000001";
    private static final String KEYS = "/.well-known/jwks.json";

    /** A token as Coffer issues it, and the key that signed it, which no caller has. */
    private static SignedJWT good;

    private static RSAKey key;

    @BeforeAll
    static void takeTheServersKey() throws GeneralSecurityException, ParseException, IOException {
        good = SignedJWT.parse(Channel.tokenFor(DemoChannel.API_KEY));
        var password = SandboxSecrets.TOKEN_KEYSTORE_PASSWORD.toCharArray();
        var store = KeyStore.getInstance(Running.stack().tokenKeys().file().toFile(), password);
        key = Collections.list(store.aliases()).stream()
                .map(alias -> keyPair(store, alias, password))
                .filter(candidate -> verifies(good, candidate))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatTheServersKeySignsIsBelieved() {
        // Proves that all the bad tokens below are refused for what is bad in them.
        Channel.withToken(signed(key, "RS256", claims -> {})).get(SOME_PAYMENT).isProblem(404, "not-found");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void isRefused(String what, String token) {
        var answer = Channel.withToken(token).get(SOME_PAYMENT).isProblem(401, "unauthenticated");

        assertThat(answer.headers().firstValue("www-authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    static Stream<Arguments> badTokens() throws JOSEException, ParseException {
        var stranger = new RSAKeyGenerator(2048).generate();
        var now = Instant.now();
        return Stream.of(
                Arguments.of("no token at all", "nonsense"),
                Arguments.of("three empty parts", ".."),
                Arguments.of("a very long one", "x".repeat(10_000)),
                Arguments.of("another role", withPayload(good, "\"channel\"", "\"admin\"")),
                Arguments.of(
                        "another subject",
                        withPayload(
                                good,
                                good.getJWTClaimsSet().getSubject(),
                                UUID.randomUUID().toString())),
                Arguments.of(
                        "a cut signature",
                        good.serialize().substring(0, good.serialize().length() - 8)),
                Arguments.of("no signature", good.getParsedString().replaceFirst("[^.]+$", "")),
                Arguments.of("algorithm none", new PlainJWT(claims(c -> {})).serialize()),
                Arguments.of("algorithm none and our signature", withHeader(good, "{\"alg\":\"none\"}")),
                Arguments.of("our public key as the secret of HS256", hmac()),
                Arguments.of("another RSA algorithm", signed(key, "PS256", c -> {})),
                Arguments.of("a key of its own", withOwnKey(stranger)),
                Arguments.of(
                        "a key of its own under our name", signed(named(stranger, key.getKeyID()), "RS256", c -> {})),
                Arguments.of("an unknown key", signed(named(stranger, "unknown"), "RS256", c -> {})),
                Arguments.of("no name of a key", signed(new JWSHeader(JWSAlgorithm.RS256), key, c -> {})),
                Arguments.of("another issuer", signed(key, "RS256", c -> c.issuer("https://elsewhere.example"))),
                Arguments.of("no issuer", signed(key, "RS256", c -> c.issuer(null))),
                Arguments.of("another audience", signed(key, "RS256", c -> c.audience("others"))),
                Arguments.of("no audience", signed(key, "RS256", c -> c.audience((String) null))),
                Arguments.of("no subject", signed(key, "RS256", c -> c.subject(null))),
                Arguments.of(
                        "expired",
                        signed(
                                key,
                                "RS256",
                                c -> c.issueTime(Date.from(now.minusSeconds(700)))
                                        .expirationTime(Date.from(now.minusSeconds(60))))),
                Arguments.of("no end", signed(key, "RS256", c -> c.expirationTime(null))),
                Arguments.of("not yet", signed(key, "RS256", c -> c.notBeforeTime(Date.from(now.plusSeconds(120))))),
                Arguments.of(
                        "issued in the future",
                        signed(key, "RS256", c -> c.issueTime(Date.from(now.plusSeconds(120))))));
    }

    @Test
    void aRoleThatIsNoneOfOursCountsForNothing() {
        Channel.withToken(signed(key, "RS256", c -> c.claim("groups", List.of("root", "CHANNEL"))))
                .get(SOME_PAYMENT)
                .isProblem(403, "forbidden");
        Channel.withToken(signed(key, "RS256", c -> c.claim("groups", null)))
                .get(SOME_PAYMENT)
                .isProblem(403, "forbidden");
    }

    @Test
    void aBadTokenDoesNotCloseWhatIsOpenToEverybody() {
        Channel.withToken("nonsense")
                .send("POST", "/api/v1/tokens", Map.of(), "{\"api_key\":\"" + DemoChannel.API_KEY + "\"}")
                .has(200);
    }

    @Test
    void theKeysArePublishedForEverybody() throws ParseException, JOSEException {
        var answer = Channel.anonymous().get(KEYS).has(200);

        assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=300");
        assertThat(answer.headers().firstValue("content-type")).contains("application/jwk-set+json");
        var published = JWKSet.parse(answer.body().toString());
        assertThat(published.containsNonPublicKeys()).isFalse();
        assertThat(good.verify(new RSASSAVerifier(
                        published.getKeyByKeyId(good.getHeader().getKeyID()).toRSAKey())))
                .isTrue();
        var tag = answer.headers().firstValue("etag").orElseThrow();
        Channel.anonymous()
                .send("GET", KEYS, Map.of("If-None-Match", tag), null)
                .has(304);
        Channel.anonymous().send("POST", KEYS, Map.of(), "{}").isProblem(405, "method-not-allowed");
    }

    @Test
    void theKeyIsNotTheOneOfTls() throws GeneralSecurityException, IOException, JOSEException {
        var tls = KeyStore.getInstance(
                Running.stack()
                        .server()
                        .logs()
                        .resolveSibling("resources/security/key.p12")
                        .toFile(),
                SandboxSecrets.KEYSTORE_PASSWORD.toCharArray());

        assertThat(tls.getCertificate("default").getPublicKey()).isNotEqualTo(key.toRSAPublicKey());
    }

    private static RSAKey keyPair(KeyStore store, String alias, char[] password) {
        try {
            return new RSAKey.Builder((RSAPublicKey) store.getCertificate(alias).getPublicKey())
                    .privateKey((PrivateKey) store.getKey(alias, password))
                    .keyID(good.getHeader().getKeyID())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean verifies(SignedJWT token, RSAKey candidate) {
        try {
            return token.verify(new RSASSAVerifier(candidate));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet claims(Consumer<JWTClaimsSet.Builder> change) {
        return Forged.claims(good, change);
    }

    private static String signed(RSAKey by, String algorithm, Consumer<JWTClaimsSet.Builder> change) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm))
                        .keyID(by.getKeyID())
                        .build(),
                by,
                change);
    }

    private static String signed(JWSHeader header, RSAKey by, Consumer<JWTClaimsSet.Builder> change) {
        return Forged.token(header, by, claims(change));
    }

    /** The key inside the token, for whoever is careless enough to take it from there. */
    private static String withOwnKey(RSAKey stranger) {
        return signed(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .jwk(stranger.toPublicJWK())
                        .build(),
                stranger,
                claims -> {});
    }

    private static RSAKey named(RSAKey key, String id) {
        return new RSAKey.Builder(key).keyID(id).build();
    }

    private static String hmac() throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        var token = new SignedJWT(header, claims(c -> {}));
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static String withPayload(SignedJWT token, String from, String to) {
        var parts = token.serialize().split("\\.", -1);
        var payload = token.getPayload().toString();
        assertThat(payload).contains(from);
        return parts[0] + "." + encode(payload.replace(from, to)) + "." + parts[2];
    }

    private static String withHeader(SignedJWT token, String header) {
        var parts = token.serialize().split("\\.", -1);
        return encode(header) + "." + parts[1] + "." + parts[2];
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

package io.coffer.personal.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.coffer.personal.MasterKeyException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Against a server that answers as the API reference of AWS KMS says. */
class AwsMasterKeyTest {

    private static final byte[] PLAIN = "a key".getBytes(UTF_8);

    private final Kms kms = new Kms();
    private final AwsMasterKey key = new AwsMasterKey(
            AwsMasterKey.client(
                    "eu-central-1",
                    Optional.of(kms.url()),
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "secret-test")),
                    Duration.ofSeconds(5)),
            "alias/coffer");

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void unwrapsWhatItWrapped() {
        var wrapped = key.wrap(PLAIN, "coffer:wrapping-key:1");

        assertThat(wrapped.version()).isEqualTo(Kms.arn(1));
        assertThat(key.unwrap(wrapped, "coffer:wrapping-key:1")).isEqualTo(PLAIN);
        assertThat(kms.lastContext).isEqualTo("{\"coffer\":\"coffer:wrapping-key:1\"}");
        assertThat(kms.authorization)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDTEST/")
                .contains("/eu-central-1/kms/aws4_request")
                .contains("x-amz-target");
    }

    @Test
    void theKeyThatTheAliasPointsToWrapsAndEachKeyUnwraps() {
        var first = key.wrap(PLAIN, "context");
        kms.rotate();

        var second = key.wrap(PLAIN, "context");

        assertThat(second.version()).isEqualTo(Kms.arn(2));
        assertThat(key.unwrap(first, "context")).isEqualTo(PLAIN);
        assertThat(key.unwrap(second, "context")).isEqualTo(PLAIN);
    }

    @Test
    void anotherContextUnwrapsNothing() {
        var wrapped = key.wrap(PLAIN, "context");

        assertThatThrownBy(() -> key.unwrap(wrapped, "another")).isInstanceOf(MasterKeyException.class);
    }

    @Test
    void aShortOutageIsSatOut() {
        kms.failNext(1);

        assertThat(key.wrap(PLAIN, "context").version()).isEqualTo(Kms.arn(1));
    }

    @Test
    void aKmsThatIsAwayIsAFailure() {
        kms.close();

        assertThatThrownBy(() -> key.wrap(PLAIN, "context"))
                .isInstanceOf(MasterKeyException.class)
                .message()
                .doesNotContain("secret-test");
    }

    /** TrentService.Encrypt and .Decrypt; the encryption context is authenticated, and the alias points to the newest. */
    private static final class Kms extends KeySimulator {

        volatile String lastContext = "";
        volatile String authorization = "";

        static String arn(int number) {
            return "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-00000000000" + number;
        }

        @Override
        Answer answer(HttpExchange request, JsonNode body) throws GeneralSecurityException {
            var headers = request.getRequestHeaders();
            authorization = String.valueOf(headers.getFirst("Authorization"));
            if (!authorization.startsWith("AWS4-HMAC-SHA256 ") || headers.getFirst("X-Amz-Date") == null) {
                return error("MissingAuthenticationTokenException");
            }
            if (!"application/x-amz-json-1.1".equals(headers.getFirst("Content-Type"))) {
                return error("SerializationException");
            }
            lastContext = body.path("EncryptionContext").toString();
            var associated = lastContext.getBytes(UTF_8);
            return switch (String.valueOf(headers.getFirst("X-Amz-Target"))) {
                case "TrentService.Encrypt" -> {
                    if (!body.path("KeyId").asText().equals("alias/coffer")) {
                        yield error("NotFoundException");
                    }
                    var plain =
                            Base64.getDecoder().decode(body.path("Plaintext").asText());
                    var sealed = version(newest()).encrypt(plain, associated);
                    var blob = ByteBuffer.allocate(4 + sealed.length)
                            .putInt(newest())
                            .put(sealed)
                            .array();
                    yield new Answer(
                            200,
                            Map.of(
                                    "CiphertextBlob",
                                    Base64.getEncoder().encodeToString(blob),
                                    "EncryptionAlgorithm",
                                    "SYMMETRIC_DEFAULT",
                                    "KeyId",
                                    arn(newest())));
                }
                case "TrentService.Decrypt" -> {
                    var blob = ByteBuffer.wrap(Base64.getDecoder()
                            .decode(body.path("CiphertextBlob").asText()));
                    int number = blob.getInt();
                    if (!body.path("KeyId").asText().equals(arn(number))) {
                        yield error("IncorrectKeyException");
                    }
                    var sealed = new byte[blob.remaining()];
                    blob.get(sealed);
                    try {
                        var plain = version(number).decrypt(sealed, associated);
                        yield new Answer(
                                200,
                                Map.of(
                                        "Plaintext",
                                        Base64.getEncoder().encodeToString(plain),
                                        "EncryptionAlgorithm",
                                        "SYMMETRIC_DEFAULT",
                                        "KeyId",
                                        arn(number)));
                    } catch (GeneralSecurityException e) {
                        yield error("InvalidCiphertextException");
                    }
                }
                default -> error("UnknownOperationException");
            };
        }

        private static Answer error(String type) {
            return new Answer(400, Map.of("__type", type));
        }
    }
}

package io.coffer.personal.provider;

import io.coffer.personal.MasterKey;
import io.coffer.personal.MasterKeyException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The master key in AWS KMS: a symmetric key, named by its id, ARN or alias. The version is the ARN of the key that
 * wrapped: another one once the alias points to another key; KMS's own yearly rotation stays behind one ARN.
 */
public final class AwsMasterKey implements MasterKey {

    private static final String CONTEXT = "coffer";

    private final KmsClient kms;
    private final String key;

    public AwsMasterKey(KmsClient kms, String key) {
        this.kms = kms;
        this.key = key;
    }

    /** @param endpoint another than the region's, such as of a VPC */
    public static KmsClient client(
            String region, Optional<URI> endpoint, AwsCredentialsProvider credentials, Duration timeout) {
        var builder = KmsClient.builder()
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout)
                        .socketTimeout(timeout))
                .overrideConfiguration(
                        call -> call.apiCallAttemptTimeout(timeout).apiCallTimeout(timeout.multipliedBy(2)));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    @Override
    public Wrapped wrap(byte[] plain, String context) {
        try {
            var answer = kms.encrypt(call -> call.keyId(key)
                    .plaintext(SdkBytes.fromByteArray(plain))
                    .encryptionContext(Map.of(CONTEXT, context)));
            return new Wrapped(answer.keyId(), answer.ciphertextBlob().asByteArray());
        } catch (SdkException e) {
            throw new MasterKeyException("AWS KMS does not encrypt with " + key, e);
        }
    }

    @Override
    public byte[] unwrap(Wrapped wrapped, String context) {
        try {
            return kms.decrypt(call -> call.keyId(wrapped.version())
                            .ciphertextBlob(SdkBytes.fromByteArray(wrapped.bytes()))
                            .encryptionContext(Map.of(CONTEXT, context)))
                    .plaintext()
                    .asByteArray();
        } catch (SdkException e) {
            throw new MasterKeyException("AWS KMS does not decrypt with " + wrapped.version(), e);
        }
    }
}

package io.coffer.sandbox.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxSecretsTest {

    /** The server's rule: by this it refuses the sandbox's secrets in production. */
    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretOfTheSandboxSaysSo(Field secret) throws IllegalAccessException {
        assertThat(readable((String) secret.get(null))).as(secret.getName()).startsWith("sandbox-");
    }

    /** A key of Standard Webhooks says it in what is encoded. */
    private static String readable(String secret) {
        return secret.startsWith("whsec_")
                ? new String(Base64.getDecoder().decode(secret.substring("whsec_".length())), StandardCharsets.US_ASCII)
                : secret;
    }

    /** All but names of users and addresses. */
    static Stream<Field> secrets() {
        return Arrays.stream(SandboxSecrets.class.getDeclaredFields())
                .filter(field -> field.getType() == String.class)
                .filter(field -> !field.getName().matches(".*_(USER|EMAIL)"));
    }
}

package io.coffer.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeSettingsTest {

    private static final String SECRET = "yF3-not-the-sandbox";

    /** As a careful operator would have it. */
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "coffer.db.password",
            SECRET,
            "coffer.server.db.password",
            SECRET,
            "coffer.broker.password",
            SECRET,
            "coffer.keystore.password",
            SECRET,
            "coffer.token.keystore.password",
            SECRET,
            "coffer.personal.master-key.local.password.file",
            "/run/secrets/master-key",
            "coffer.payment.on-ramp.url",
            "https://on-ramp.example",
            "coffer.payment.off-ramp.url",
            "https://off-ramp.example",
            "coffer.metrics.authentication",
            "true",
            "coffer.edge.cors.origins",
            "https://bank.example"));

    @BeforeEach
    void theBankHasASecret() {
        settings.put("coffer.bank.callback.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void aCarefulProductionStarts() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coffer.db.password",
                "coffer.server.db.password",
                "coffer.broker.password",
                "coffer.keystore.password",
                "coffer.token.keystore.password",
                "coffer.bank.callback.secret"
            })
    void aMissingSecretIsToldInEveryProfile(String name) {
        settings.remove(name);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(name + " (")
                .endsWith("is not set");

        settings.put(name, " ");
        settings.put("coffer.profile", "sandbox");
        assertThat(problems()).singleElement().asString().startsWith(name + " (");
    }

    @ParameterizedTest
    @CsvSource({
        "local, coffer.personal.master-key.local.password",
        "vault, coffer.personal.master-key.vault.token",
        "aws-kms, ",
    })
    void theMasterKeyNeedsTheSecretOfItsKind(String kind, String missing) {
        settings.put("coffer.personal.master-key.kind", kind);
        settings.remove("coffer.personal.master-key.local.password.file");

        if (missing == null) {
            assertThat(problems()).isEmpty();
        } else {
            assertThat(problems()).singleElement().asString().startsWith(missing + " (");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coffer.db.password",
                "coffer.broker.password",
                "coffer.identity.bootstrap.password",
                "COFFER_SOMETHING_TO_COME_PASSWORD"
            })
    void aSecretOfTheSandboxIsToldByNameOnly(String name) {
        settings.put(name, "sandbox-anything");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(name + " (")
                .contains("secret of the sandbox")
                .doesNotContain("sandbox-anything");
    }

    @Test
    void aSecretThatIsBothAPropertyAndAVariableIsToldOnce() {
        settings.put("coffer.db.password", "sandbox-app");
        settings.put("COFFER_DB_PASSWORD", "sandbox-app");

        assertThat(problems()).singleElement().asString().startsWith("coffer.db.password (COFFER_DB_PASSWORD)");
    }

    @ParameterizedTest
    @CsvSource({
        "coffer.payment.on-ramp.url, http://on-ramp.example",
        "coffer.payment.off-ramp.url, off-ramp.example",
        "coffer.payment.off-ramp.url, 'http://[broken'",
        "coffer.token.outside.jwks, http://login.example/certs",
        "coffer.db.ssl.mode, DISABLED",
        "coffer.mail.tls, none",
        "coffer.metrics.authentication, false",
        "coffer.openapi.ui, true",
        "coffer.edge.cors.origins, *",
        "coffer.edge.cors.origins, 'https://bank.example,*'"
    })
    void anOpenDoorIsToldUnlessItIsAccepted(String name, String value) {
        settings.put(name, value);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(name + " (")
                .doesNotContain(value + " ");

        settings.put("coffer.production.accepted", "coffer.other, " + name);
        assertThat(problems()).isEmpty();
    }

    @Test
    void aSandboxSecretCantBeAccepted() {
        settings.put("coffer.db.password", "sandbox-app");
        settings.put("coffer.production.accepted", "coffer.db.password");

        assertThat(problems()).hasSize(1);
    }

    @Test
    void metricsAreOpenIfNothingIsSaid() {
        settings.remove("coffer.metrics.authentication");

        assertThat(problems()).singleElement().asString().startsWith("coffer.metrics.authentication (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "Sandbox", "sandbox ", "test", ""})
    void itIsProductionUnlessTheSandboxIsNamed(String profile) {
        settings.put("coffer.profile", profile);
        settings.put("coffer.db.password", "sandbox-app");
        assertThat(problems()).hasSize(1);

        settings.put("coffer.profile", "sandbox");
        assertThat(problems()).isEmpty();
    }

    @Test
    void theWebhookSecretOfTheSandboxIsKnown() {
        settings.put("coffer.bank.callback.secret", "whsec_c2FuZGJveC1iYW5rLWNhbGxiYWNrLXNlY3JldC0wMSE=");

        assertThat(problems()).singleElement().asString().contains("is a secret of the sandbox");
    }

    @Test
    void everythingIsToldAtOnce() {
        settings.clear();

        assertThat(problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "coffer.db.password",
                        "coffer.server.db.password",
                        "coffer.broker.password",
                        "coffer.keystore.password",
                        "coffer.token.keystore.password",
                        "coffer.bank.callback.secret",
                        "coffer.personal.master-key.local.password",
                        "coffer.metrics.authentication");
    }

    private List<String> problems() {
        return new SafeSettings(name -> Optional.ofNullable(settings.get(name))).problems(settings.keySet());
    }
}

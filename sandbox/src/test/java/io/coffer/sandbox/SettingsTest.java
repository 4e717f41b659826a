package io.coffer.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.problem.SandboxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingHasItsDefault() {
        Settings settings = Settings.defaults();

        assertThat(settings.data()).isEqualTo(Path.of(".coffer").toAbsolutePath());
        assertThat(settings.httpPort()).isEqualTo(9080);
        assertThat(settings.httpsPort()).isEqualTo(9443);
        assertThat(settings.sandboxPort()).isEqualTo(9081);
        assertThat(settings.databasePort()).isEqualTo(9306);
        assertThat(settings.brokerPort()).isEqualTo(9616);
        assertThat(settings.mailPort()).isEqualTo(9025);
        assertThat(settings.latencyMin()).hasMillis(100);
        assertThat(settings.latencyMax()).hasMillis(300);
        assertThat(settings.fresh()).isFalse();
        assertThat(settings.serverInstall()).isEmpty();
    }

    @Test
    void theOffsetMovesEveryPortThatIsNotSetItself() {
        Settings settings = Settings.defaults().with(Setting.PORT_OFFSET, 100).with(Setting.BROKER_PORT, 5);

        assertThat(settings.httpPort()).isEqualTo(9180);
        assertThat(settings.databasePort()).isEqualTo(9406);
        assertThat(settings.brokerPort()).isEqualTo(5);
    }

    @Test
    void settingsComeFromPropertiesAndEmptyOnesDoNotCount() {
        Properties properties = new Properties();
        properties.setProperty("coffer.http.port", "8000");
        properties.setProperty("coffer.https.port", " ");
        properties.setProperty("something.else", "x");

        Settings settings = Settings.from(properties);

        assertThat(settings.httpPort()).isEqualTo(8000);
        assertThat(settings.httpsPort()).isEqualTo(9443);
        assertThat(settings.given()).containsOnlyKeys(Setting.HTTP_PORT);
    }

    @Test
    void nonsenseIsRefusedWithTheNameOfTheProperty() {
        Settings settings = Settings.defaults()
                .with(Setting.HTTP_PORT, "eighty")
                .with(Setting.BROKER_PORT, 70_000)
                .with(Setting.FRESH, "yes")
                .with(Setting.PROVIDER_LATENCY_MIN, -1);

        assertThatThrownBy(settings::httpPort)
                .isInstanceOf(SandboxException.class)
                .hasMessageContaining("-Dcoffer.http.port=eighty");
        assertThatThrownBy(settings::brokerPort).hasMessageContaining("-Dcoffer.broker.port would be port 70000");
        assertThatThrownBy(settings::fresh).hasMessageContaining("-Dcoffer.fresh=yes");
        assertThatThrownBy(settings::latencyMin).hasMessageContaining("-Dcoffer.provider.latency.min=-1");
        assertThatThrownBy(settings::serverConfig).hasMessageContaining("-Dcoffer.server.config is missing");
    }

    @Test
    void everyKeyStandsOnce() {
        assertThat(Arrays.stream(Setting.values()).map(Setting::key)).doesNotHaveDuplicates();
    }
}

package io.coffer.sandbox;

import static java.util.Objects.requireNonNull;

import io.coffer.sandbox.database.DatabaseSoftware;
import io.coffer.sandbox.database.MariaDb;
import io.coffer.sandbox.database.MySql;
import io.coffer.sandbox.problem.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The values of all {@link Setting}s of one stack. Immutable; a value that makes no sense is refused when it is read,
 * with a {@link SandboxException} that names the property.
 *
 * @param given the settings that were given, without the defaults
 */
public record Settings(Map<Setting, String> given) {

    private static final int HIGHEST_PORT = 65_535;

    /** Copies the map. */
    public Settings {
        given = Map.copyOf(given);
    }

    /** Nothing given: every setting has its default. */
    public static Settings defaults() {
        return new Settings(Map.of());
    }

    /** Reads the settings from this process's system properties. */
    public static Settings fromSystemProperties() {
        return from(System.getProperties());
    }

    /** Reads the settings from properties; an empty property counts as not set. */
    public static Settings from(Properties properties) {
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = properties.getProperty(setting.key());
            if (value != null && !value.isBlank()) {
                given.put(setting, value.strip());
            }
        }
        return new Settings(given);
    }

    /** These settings with one of them changed. */
    public Settings with(Setting setting, Object value) {
        Map<Setting, String> changed = new EnumMap<>(Setting.class);
        changed.putAll(given);
        changed.put(setting, value.toString());
        return new Settings(changed);
    }

    /** The data folder, absolute. */
    public Path data() {
        return requiredPath(Setting.DATA);
    }

    /** Whether the data folder is wiped before the start. */
    public boolean fresh() {
        return flag(Setting.FRESH);
    }

    /** Coffer's HTTP port. */
    public int httpPort() {
        return port(Setting.HTTP_PORT);
    }

    /** Coffer's HTTPS port. */
    public int httpsPort() {
        return port(Setting.HTTPS_PORT);
    }

    /** The port of the providers, fault switches and webhook receiver. */
    public int sandboxPort() {
        return port(Setting.SANDBOX_PORT);
    }

    /** The malware scanner's port. */
    public int scannerPort() {
        return port(Setting.SCANNER_PORT);
    }

    /** The database's port. */
    public int databasePort() {
        return port(Setting.DATABASE_PORT);
    }

    /** The broker's port. */
    public int brokerPort() {
        return port(Setting.BROKER_PORT);
    }

    /** The mail catcher's port. */
    public int mailPort() {
        return port(Setting.MAIL_PORT);
    }

    /** The database server that runs. */
    public DatabaseSoftware databaseSoftware() {
        return path(Setting.DATABASE_HOME)
                .<DatabaseSoftware>map(home -> new MySql(home, false))
                .orElseGet(this::embeddedDatabase);
    }

    private DatabaseSoftware embeddedDatabase() {
        String wanted = requireNonNull(value(Setting.DATABASE));
        Path install = path(Setting.DATABASE_INSTALL).orElseGet(() -> data().resolve(wanted));
        return switch (wanted) {
            case "mariadb" -> new MariaDb(install);
            case "mysql" -> new MySql(install, true);
            default -> throw notA(Setting.DATABASE, wanted, "is not known");
        };
    }

    /** The folder of the schema's migrations. */
    public Optional<Path> schema() {
        return path(Setting.SCHEMA);
    }

    /** Whether the demo channel and its accounts are loaded. */
    public boolean demo() {
        return flag(Setting.DEMO);
    }

    /** The broker's configuration file. */
    public Optional<Path> brokerConfig() {
        return path(Setting.BROKER_CONFIG);
    }

    /** Whether the broker has a process of its own. */
    public boolean brokerProcess() {
        return flag(Setting.BROKER_PROCESS);
    }

    /** The {@code wlp} folder of Open Liberty. */
    public Optional<Path> serverInstall() {
        return path(Setting.SERVER_INSTALL);
    }

    /** The folder with the server's configuration. Must be set when there is a server. */
    public Path serverConfig() {
        return requiredPath(Setting.SERVER_CONFIG);
    }

    /** The application to deploy. */
    public Optional<Path> serverApp() {
        return path(Setting.SERVER_APP);
    }

    /** How long the server may take until it is ready. */
    public Duration serverStart() {
        return Duration.ofSeconds(number(Setting.SERVER_START_SECONDS));
    }

    /** The providers' shortest answer. */
    public Duration latencyMin() {
        return Duration.ofMillis(number(Setting.PROVIDER_LATENCY_MIN));
    }

    /** The providers' longest answer. */
    public Duration latencyMax() {
        return Duration.ofMillis(number(Setting.PROVIDER_LATENCY_MAX));
    }

    /** Whether the run command makes a first payment. */
    public boolean runDemo() {
        return flag(Setting.RUN_DEMO);
    }

    /** Whether the run command ends with the process that started it. */
    public boolean runWithParent() {
        return flag(Setting.RUN_WITH_PARENT);
    }

    private @Nullable String value(Setting setting) {
        return given.getOrDefault(setting, setting.defaultValue());
    }

    private Optional<Path> path(Setting setting) {
        return Optional.ofNullable(value(setting))
                .map(path -> Path.of(path).toAbsolutePath().normalize());
    }

    private Path requiredPath(Setting setting) {
        return path(setting)
                .orElseThrow(() -> new SandboxException("-D" + setting.key() + " is missing: " + setting.effect()));
    }

    private int port(Setting setting) {
        int port = number(setting);
        int moved = given.containsKey(setting) ? port : port + number(Setting.PORT_OFFSET);
        if (moved < 1 || moved > HIGHEST_PORT) {
            throw new SandboxException("-D" + setting.key() + " would be port " + moved + ": not between 1 and "
                    + HIGHEST_PORT + " (see also -D" + Setting.PORT_OFFSET.key() + ")");
        }
        return moved;
    }

    private int number(Setting setting) {
        String value = requireNonNull(value(setting), setting.key());
        try {
            int number = Integer.parseInt(value);
            if (number >= 0 || setting == Setting.PORT_OFFSET) {
                return number;
            }
            throw notA(setting, value, "must not be negative");
        } catch (NumberFormatException e) {
            throw notA(setting, value, "is no whole number");
        }
    }

    private boolean flag(Setting setting) {
        String value = requireNonNull(value(setting), setting.key());
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw notA(setting, value, "is neither true nor false");
        };
    }

    private static SandboxException notA(Setting setting, String value, String why) {
        return new SandboxException(
                "-D" + setting.key() + "=" + value + " " + why + " (" + setting.unit() + ": " + setting.effect() + ")");
    }
}

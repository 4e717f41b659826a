package io.coffer.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Every setting of the sandbox: its key (a Java system property), its default, its unit and what it does. A default of
 * {@code null} means "not set".
 */
public enum Setting {
    /** Where everything is kept. */
    DATA("coffer.data", ".coffer", "folder", "where the sandbox keeps everything it writes"),
    /** Start from nothing. */
    FRESH("coffer.fresh", "false", "true or false", "wipes the data folder before starting"),

    /** Moves all ports at once. */
    PORT_OFFSET("coffer.port.offset", "0", "number", "is added to every port that is not set itself"),
    /** Coffer over HTTP. */
    HTTP_PORT("coffer.http.port", "9080", "port", "Coffer's API and console over HTTP"),
    /** Coffer over HTTPS. */
    HTTPS_PORT("coffer.https.port", "9443", "port", "Coffer's API and console over HTTPS"),
    /** The sandbox's own services. */
    SANDBOX_PORT(
            "coffer.sandbox.port", "9081", "port", "the providers, fault switches, webhook receiver and caught mails"),
    /** The malware scanner. */
    SCANNER_PORT("coffer.scanner.port", "9310", "port", "the simulated malware scanner"),
    /** The database. */
    DATABASE_PORT("coffer.database.port", "9306", "port", "the embedded database"),
    /** The broker. */
    BROKER_PORT("coffer.broker.port", "9616", "port", "the embedded Artemis"),
    /** The mail catcher. */
    MAIL_PORT("coffer.mail.port", "9025", "port", "the mail catcher, over SMTP"),

    /** Which database. */
    DATABASE("coffer.database", "mariadb", "mariadb or mysql", "which database is embedded"),
    /** MySQL that is there already. */
    DATABASE_HOME(
            "coffer.database.home",
            null,
            "folder",
            "an installation of MySQL, with bin/mysqld, that is run instead of what is embedded"),
    /** The unpacked database, shared by data folders that name the same one. */
    DATABASE_INSTALL(
            "coffer.database.install",
            null,
            "folder",
            "where the embedded database is unpacked; mariadb or mysql in the data folder if unset"),
    /** The schema's migrations. */
    SCHEMA("coffer.schema", null, "folder", "Flyway migrations of the schema; no migration if unset"),
    /** The demo channel and what it needs. */
    DEMO("coffer.demo", "true", "true or false", "loads the demo channel and its accounts after the migrations"),
    /** The broker's configuration. */
    BROKER_CONFIG("coffer.broker.config", null, "file", "the broker.xml; no broker if unset"),

    /** The broker apart. */
    BROKER_PROCESS(
            "coffer.broker.process", "false", "true or false", "runs the broker in a process of its own, to kill it"),

    /** Open Liberty. */
    SERVER_INSTALL("coffer.server.install", null, "folder", "the wlp folder of Open Liberty; no server if unset"),
    /** The server's configuration. */
    SERVER_CONFIG("coffer.server.config", null, "folder", "is copied as the server's configuration at every start"),
    /** The application. */
    SERVER_APP("coffer.server.app", null, "file", "the EAR, copied at every start; a server without one if unset"),
    /** How long the server may take. */
    SERVER_START_SECONDS("coffer.server.start.seconds", "600", "seconds", "how long the server may take to be ready"),

    /** Shortest answer of a provider. */
    PROVIDER_LATENCY_MIN("coffer.provider.latency.min", "100", "milliseconds", "the providers' shortest answer"),
    /** Longest answer of a provider. */
    PROVIDER_LATENCY_MAX("coffer.provider.latency.max", "300", "milliseconds", "the providers' longest answer"),

    /** The first payment. */
    RUN_DEMO("coffer.run.demo", "true", "true or false", "makes one payment after the start and shows its steps"),
    /** Ends with the process that started it. */
    RUN_WITH_PARENT("coffer.run.with.parent", "true", "true or false", "stops when the process that started it ends");

    private final String key;
    private final @Nullable String defaultValue;
    private final String unit;
    private final String effect;

    Setting(String key, @Nullable String defaultValue, String unit, String effect) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.unit = unit;
        this.effect = effect;
    }

    /** The system property. */
    public String key() {
        return key;
    }

    /** The value if the property is not set, {@code null} if there is none. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** What the value is counted in. */
    public String unit() {
        return unit;
    }

    /** What turning it does. */
    public String effect() {
        return effect;
    }
}

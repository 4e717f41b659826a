package io.coffer.sandbox.database;

import io.coffer.sandbox.secret.SandboxSecrets;

/** The users of the embedded database (rule 3). */
public enum DatabaseUser {
    /** Owns the schema {@code coffer}; used by migrations only. */
    OWNER("coffer_owner", SandboxSecrets.DATABASE_OWNER_PASSWORD, EmbeddedDatabase.SCHEMA),
    /** The application; can do what the migrations grant. */
    APP("coffer_app", SandboxSecrets.DATABASE_APP_PASSWORD, EmbeddedDatabase.SCHEMA),
    /** The server's own tables (batch jobs, timers) in {@code coffer_server}. */
    SERVER("coffer_server", SandboxSecrets.DATABASE_SERVER_PASSWORD, EmbeddedDatabase.SERVER_SCHEMA);

    private final String userName;
    private final String password;
    private final String schema;

    DatabaseUser(String userName, String password, String schema) {
        this.userName = userName;
        this.password = password;
        this.schema = schema;
    }

    /** The name to log in with. */
    public String userName() {
        return userName;
    }

    /** The password to log in with. */
    public String password() {
        return password;
    }

    /** The schema it works in. */
    public String schema() {
        return schema;
    }
}

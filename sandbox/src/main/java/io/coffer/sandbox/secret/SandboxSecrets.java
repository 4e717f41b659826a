package io.coffer.sandbox.secret;

/** Every password of the sandbox. They are public: use them nowhere else. */
public final class SandboxSecrets {

    /** Password of the database user that owns the schema. */
    public static final String DATABASE_OWNER_PASSWORD = "sandbox-owner";

    /** Password of the application's database user. */
    public static final String DATABASE_APP_PASSWORD = "sandbox-app";

    /** Password of the database user of the server's own tables. */
    public static final String DATABASE_SERVER_PASSWORD = "sandbox-server";

    /** The broker's user. */
    public static final String BROKER_USER = "coffer";

    /** Password of the broker's user. */
    public static final String BROKER_PASSWORD = "sandbox-broker";

    /** Password of the server's key stores. */
    public static final String KEYSTORE_PASSWORD = "sandbox-keystore";

    /** Password of the key store with the master key of personal data. */
    public static final String MASTER_KEY_PASSWORD = "sandbox-master-key";

    /** Password of the key store with the keys that sign tokens. */
    public static final String TOKEN_KEYSTORE_PASSWORD = "sandbox-token-keystore";

    /** What the bank signs its messages with. */
    public static final String BANK_CALLBACK_SECRET = "whsec_c2FuZGJveC1iYW5rLWNhbGxiYWNrLXNlY3JldC0wMSE=";

    /** Address of the first administrator. */
    public static final String ADMIN_EMAIL = "admin@coffer.local";

    /** Password of the first administrator. */
    public static final String ADMIN_PASSWORD = "sandbox-first-sign-in";

    private SandboxSecrets() {}
}

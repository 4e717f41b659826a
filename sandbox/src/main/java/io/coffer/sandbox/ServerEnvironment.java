package io.coffer.sandbox;

import io.coffer.sandbox.broker.Broker;
import io.coffer.sandbox.database.DatabaseUser;
import io.coffer.sandbox.database.EmbeddedDatabase;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.mail.MailCatcher;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.provider.VirusScanner;
import io.coffer.sandbox.secret.SandboxSecrets;
import io.coffer.sandbox.token.TokenKeyStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment variables that tell the server about the world around it. */
final class ServerEnvironment {

    private ServerEnvironment() {}

    static Map<String, String> of(
            Settings settings,
            EmbeddedDatabase database,
            Broker broker,
            MailCatcher mails,
            LocalHttpServer http,
            VirusScanner scanner,
            TokenKeyStore tokenKeys,
            Path masterKey) {
        Map<String, String> environment = new HashMap<>();
        environment.put("COFFER_PROFILE", "sandbox");
        environment.put("COFFER_HTTP_PORT", Integer.toString(settings.httpPort()));
        environment.put("COFFER_HTTPS_PORT", Integer.toString(settings.httpsPort()));

        environment.put("COFFER_DB_HOST", database.host());
        environment.put("COFFER_DB_PORT", Integer.toString(database.port()));
        environment.put("COFFER_DB_NAME", EmbeddedDatabase.SCHEMA);
        environment.put("COFFER_DB_USER", DatabaseUser.APP.userName());
        environment.put("COFFER_DB_PASSWORD", DatabaseUser.APP.password());
        environment.put("COFFER_DB_SSL_MODE", "DISABLED");
        environment.put("COFFER_DB_SSL_RETRIEVAL", "true");
        environment.put("COFFER_SERVER_DB_NAME", EmbeddedDatabase.SERVER_SCHEMA);
        environment.put("COFFER_SERVER_DB_USER", DatabaseUser.SERVER.userName());
        environment.put("COFFER_SERVER_DB_PASSWORD", DatabaseUser.SERVER.password());

        environment.put("COFFER_BROKER_HOST", broker.host());
        environment.put("COFFER_BROKER_PORT", Integer.toString(broker.port()));
        environment.put("COFFER_BROKER_USER", SandboxSecrets.BROKER_USER);
        environment.put("COFFER_BROKER_PASSWORD", SandboxSecrets.BROKER_PASSWORD);

        environment.put("COFFER_MAIL_HOST", Loopback.HOST);
        environment.put("COFFER_MAIL_PORT", Integer.toString(mails.port()));
        environment.put("COFFER_MAIL_TLS", "none");
        environment.put("COFFER_MAIL_FROM", "Coffer <no-reply@coffer.local>");

        environment.put("COFFER_IDENTITY_BOOTSTRAP_EMAIL", SandboxSecrets.ADMIN_EMAIL);
        environment.put("COFFER_IDENTITY_BOOTSTRAP_PASSWORD", SandboxSecrets.ADMIN_PASSWORD);

        environment.put("COFFER_OPENAPI_UI", "true");
        environment.put("COFFER_KEYSTORE_PASSWORD", SandboxSecrets.KEYSTORE_PASSWORD);
        environment.put("COFFER_PERSONAL_MASTER_KEY_LOCAL_LOCATION", masterKey.toString());
        environment.put("COFFER_PERSONAL_MASTER_KEY_LOCAL_PASSWORD", SandboxSecrets.MASTER_KEY_PASSWORD);
        environment.put("COFFER_PERSONAL_REFRESH_SECONDS", "1");
        environment.put("COFFER_TOKEN_KEYSTORE_LOCATION", tokenKeys.file().toString());
        environment.put("COFFER_TOKEN_KEYSTORE_PASSWORD", SandboxSecrets.TOKEN_KEYSTORE_PASSWORD);
        environment.put("COFFER_PERSONAL_ROTATION_REST_SECONDS", "5");
        environment.put("COFFER_TOKEN_KEYSTORE_POLL_SECONDS", "1");
        environment.put("COFFER_PAYMENT_ON_RAMP_URL", http.url() + "/on-ramp");
        environment.put("COFFER_PAYMENT_OFF_RAMP_URL", http.url() + "/off-ramp");
        environment.put("COFFER_FX_RATES_URL", http.url() + "/fx");
        environment.put("COFFER_FX_REFRESH_MILLIS", "1000");
        environment.put("COFFER_FX_RATE_MAX_AGE_SECONDS", "10");
        environment.put("COFFER_KYC_SCREENING_URL", http.url() + "/screening");
        environment.put("COFFER_BANK_URL", http.url() + "/bank");
        environment.put("COFFER_BANK_CALLBACK_SECRET", SandboxSecrets.BANK_CALLBACK_SECRET);
        environment.put("COFFER_BANK_ACCOUNT_HOLDER", "Coffer Sandbox");
        environment.put("COFFER_BANK_ACCOUNT_IBAN", "DE89370400440532013000");
        environment.put("COFFER_BANK_ACCOUNT_BIC", "COBADEFFXXX");
        environment.put("COFFER_KYC_SCANNER_HOST", Loopback.HOST);
        environment.put("COFFER_KYC_SCANNER_PORT", Integer.toString(scanner.port()));

        // Whoever tries things here is held up by nothing.
        environment.put("COFFER_LIMIT_ADDRESS_UNLIMITED", Loopback.HOST);
        environment.put("COFFER_LIMIT_CUSTOMER_PLAN", "unlimited");
        environment.put("COFFER_LIMIT_STAFF_PLAN", "unlimited");
        return environment;
    }
}

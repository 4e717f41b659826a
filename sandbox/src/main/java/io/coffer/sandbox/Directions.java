package io.coffer.sandbox;

import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.demo.DemoPayment;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.secret.SandboxSecrets;

/** Where everything is, and how to make a payment by hand. */
final class Directions {

    private static final String REFERENCE = "by-hand-1";

    private final Stack stack;

    Directions(Stack stack) {
        this.stack = stack;
    }

    void print(Screen screen) {
        Settings settings = stack.settings();
        String sandbox = stack.http().url();
        screen.heading("Where everything is");
        if (stack.hasServer()) {
            String coffer = stack.server().url();
            entry(screen, "API", coffer + "/api/v1");
            entry(screen, "API docs", coffer + "/openapi");
            entry(screen, "health", coffer + "/health");
            entry(screen, "API key", DemoChannel.API_KEY + "  (the demo channel's)");
            entry(
                    screen,
                    "admin",
                    SandboxSecrets.ADMIN_EMAIL + "  " + SandboxSecrets.ADMIN_PASSWORD + "  (POST /sessions)");
        }
        entry(screen, "providers", sandbox + "/openapi.yaml");
        entry(screen, "faults", sandbox + "/faults");
        entry(screen, "webhooks", sandbox + DemoChannel.WEBHOOK_PATH);
        entry(screen, "mails", sandbox + "/mails.html");
        entry(screen, "data", settings.data().toString());
        if (stack.hasServer()) {
            entry(screen, "logs", stack.server().logs() + ", " + stack.server().log());
            printFirstPayment(screen, stack.server().url() + "/api/v1");
        }
        screen.heading("Ctrl-C stops everything.");
    }

    private static void printFirstPayment(Screen screen, String api) {
        String order = Json.write(DemoPayment.order(REFERENCE)).replace(REFERENCE, "'$REF'");
        screen.heading("A payment by hand (copy and paste)");
        screen.line("""

                REF=by-hand-$(date +%%s)
                TOKEN=$(curl -s %1$s/tokens -H 'Content-Type: application/json' \\
                  -d '{"api_key":"%2$s"}' | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')
                PAYMENT=$(curl -s %1$s/payments -H "Authorization: Bearer $TOKEN" \\
                  -H "Idempotency-Key: $REF" -H 'Content-Type: application/json' \\
                  -d '%3$s' \\
                  | sed 's/.*"payment_id" *: *"\\([^"]*\\)".*/\\1/')
                sleep 3   # payments take a second or two
                curl -s %1$s/payments/$PAYMENT -H "Authorization: Bearer $TOKEN"; echo
                curl -s %1$s/payments/$PAYMENT/entries -H "Authorization: Bearer $TOKEN"; echo""".formatted(api, DemoChannel.API_KEY, order));
    }

    private static void entry(Screen screen, String name, String value) {
        screen.line("  %-11s%s".formatted(name, value));
    }
}

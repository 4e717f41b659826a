package io.coffer.acceptance.prove;

import io.coffer.sandbox.Settings;
import io.coffer.sandbox.net.Loopback;
import java.io.IOException;
import java.util.Map;

/** The lines from the server to what it needs. */
public record Wires(Wire database, Wire broker, Wire providers) {

    /** Lines to a stack with these settings, which need not run yet. */
    public static Wires of(Settings settings) throws IOException {
        return new Wires(
                new Wire(settings.databasePort()), new Wire(settings.brokerPort()), new Wire(settings.sandboxPort()));
    }

    /** What the server must be told to use them. */
    public Map<String, String> environment() {
        var services = "http://" + Loopback.HOST + ":" + providers.port();
        return Map.of(
                "COFFER_DB_PORT", Integer.toString(database.port()),
                "COFFER_BROKER_PORT", Integer.toString(broker.port()),
                "COFFER_PAYMENT_ON_RAMP_URL", services + "/on-ramp",
                "COFFER_PAYMENT_OFF_RAMP_URL", services + "/off-ramp",
                "COFFER_FX_RATES_URL", services + "/fx",
                "COFFER_KYC_SCREENING_URL", services + "/screening",
                "COFFER_BANK_URL", services + "/bank");
    }

    public Wire to(Part part) {
        return switch (part) {
            case DATABASE -> database;
            case BROKER -> broker;
            case PROVIDERS -> providers;
            case SERVER, OTHER_SERVER, VOLUME -> throw new IllegalArgumentException("no wire leads to the " + part);
        };
    }

    public Wire of(Point point) {
        return point.isOfDatabase() ? database : broker;
    }

    public void mend() {
        database.mend();
        broker.mend();
        providers.mend();
    }
}

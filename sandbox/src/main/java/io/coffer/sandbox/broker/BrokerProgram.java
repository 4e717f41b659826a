package io.coffer.sandbox.broker;

import java.io.IOException;
import java.nio.file.Path;

/** What {@link BrokerProcess} runs. */
final class BrokerProgram {

    private BrokerProgram() {}

    /** @param arguments configuration, data, port */
    public static void main(String[] arguments) throws IOException {
        var broker = new EmbeddedBroker(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        broker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "stop"));
    }
}

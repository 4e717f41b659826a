package io.coffer.sandbox.database;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts a database and then waits to be killed. */
final class DatabaseLauncher {

    private DatabaseLauncher() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedDatabaseTest.database(Path.of(arguments[0]), Integer.parseInt(arguments[1]))
                .start();
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}

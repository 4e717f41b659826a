package io.coffer.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A copy of the database's data, which the running server can be given instead. */
final class OtherBooks {

    private final Path data = Running.stack().database().data();
    private final Path others = data.resolveSibling("other-" + data.getFileName());

    private OtherBooks() {}

    /** Copies what the books are now. */
    static OtherBooks copied() throws IOException, InterruptedException {
        var books = new OtherBooks();
        books.stop();
        copy(books.data, books.others);
        books.start();
        return books;
    }

    /** Gives the server the others: those that it had are the others now. */
    void change() throws IOException, InterruptedException {
        stop();
        var mine = data.resolveSibling("changing-" + data.getFileName());
        Files.move(data, mine);
        Files.move(others, data);
        Files.move(mine, others);
        start();
    }

    void remove() throws IOException {
        try (Stream<Path> all = Files.walk(others)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private void stop() throws IOException, InterruptedException {
        Eventually.nothingIsUnderWay();
        Eventually.everyEventIsPublished();
        Running.stack().database().stop();
    }

    private void start() throws IOException, InterruptedException {
        Running.stack().database().start();
        Eventually.is(() -> Channel.anonymous().get("/health/ready").has(200));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (var each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }
}

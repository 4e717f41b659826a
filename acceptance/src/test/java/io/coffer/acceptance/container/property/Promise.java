package io.coffer.acceptance.container.property;

import io.coffer.acceptance.books.BookPromise;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the ledger promises.
 *
 * @param damages statements each of which breaks it
 */
record Promise(Enum<?> name, String text, Check check, List<String> damages) {

    interface Check {
        List<String> broken(Connection books, Answers answers);
    }

    private static final List<Promise> ALL = Stream.concat(
                    Stream.of(BookPromise.values()).map(Promise::of),
                    Stream.of(AnswerPromise.values()).map(Promise::of))
            .toList();

    /** Of the books by themselves, and of the books beside the answers. */
    static List<Promise> all() {
        return ALL;
    }

    private static Promise of(BookPromise promise) {
        return new Promise(
                promise,
                promise.text(),
                (books, answers) -> Sql.rows(books, promise.breaking()).stream()
                        .map(row -> String.join(" ", row))
                        .toList(),
                promise.damages());
    }

    private static Promise of(AnswerPromise promise) {
        return new Promise(promise, promise.text(), promise::broken, promise.damages());
    }

    /** What breaks it; nothing, if it is kept. */
    List<String> broken(Connection books, Answers answers) {
        return check.broken(books, answers);
    }

    @Override
    public String toString() {
        return name.name();
    }
}

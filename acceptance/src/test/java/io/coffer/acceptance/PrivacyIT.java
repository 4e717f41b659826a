package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Nothing personal is where it doesn't belong, after all that the other tests have done: the last class of a run
 * ({@code junit-platform.properties}). What providers and people were told is theirs: the sandbox's providers and mailbox
 * are not looked at.
 */
@Order(Integer.MAX_VALUE)
class PrivacyIT {

    /** Of the data folder: logs, the broker's journal with all queues, the database's own files. */
    private static final List<String> FOLDERS = List.of("server", "broker", "database");

    private static final List<String> LOGS = List.of("server.log", "sandbox.log", "database.log");

    private final PersonalTraces traces = new PersonalTraces();

    @Test
    void nothingPersonalIsInLogsAndFiles() {
        var data = Running.stack().settings().data();

        FOLDERS.forEach(folder -> traces.lookBelow(data.resolve(folder)));
        LOGS.stream().map(data::resolve).filter(Files::exists).forEach(traces::lookInto);

        assertThat(data.resolve("server")).isDirectoryRecursivelyContaining(path -> isNamed(path, "access.log"));
        assertThat(data.resolve("server")).isDirectoryRecursivelyContaining(path -> isNamed(path, "messages.log"));
        assertThat(data.resolve("broker")).isDirectoryRecursivelyContaining("glob:**.amq");
        assertThat(traces.found()).isEmpty();
    }

    @Test
    void nothingPersonalIsInMetricsWebhooksAndProblems() {
        traces.look(
                "/metrics", Channel.anonymous().get("/metrics").has(200).body().asText());
        Running.stack().webhooks().received("demo").forEach(webhook -> traces.look("a webhook", webhook.toString()));
        Channel.problems().forEach(problem -> traces.look("a problem", problem));

        assertThat(traces.found()).isEmpty();
    }

    @Test
    void nothingPersonalIsInTheDatabaseInTheClear() {
        var tables = Books.rows("select table_name from information_schema.tables where table_schema = database()"
                + " and table_type = 'BASE TABLE'");

        for (String table : tables) {
            Books.rows("select * from `" + table + "`").forEach(row -> traces.look("table " + table, row));
        }

        assertThat(tables).contains("event", "audit_record", "outbox", "personal_key");
        assertThat(traces.found()).isEmpty();
    }

    private static boolean isNamed(Path path, String name) {
        return path.getFileName().toString().equals(name);
    }
}

package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, page by page; the audit trail as the example. */
class PageIT {

    private static final String LIST = "/api/v1/audit-records";

    private final Channel auditor = Strangers.signedIn("auditor");

    private final UUID subject = UUID.randomUUID();

    private int records;

    @BeforeEach
    void writeSevenRecords() {
        IntStream.range(0, 7).forEach(number -> write());
    }

    @Test
    void theNewestComeFirstAndNoneIsLeftOut() {
        var seen = new ArrayList<String>();
        var page = page("subject=" + subject + "&page_size=3");
        seen.addAll(actions(page));
        while (!cursor(page).isEmpty()) {
            assertThat(seen.size() % 3).isZero();
            page = page("page_size=3&cursor=" + cursor(page));
            seen.addAll(actions(page));
        }

        assertThat(seen).containsExactly("test.7", "test.6", "test.5", "test.4", "test.3", "test.2", "test.1");
    }

    @Test
    void aRecordTellsAllThatItHas() {
        var record = page("subject=" + subject).body().path("items").get(0);

        assertThat(record.path("action").asText()).isEqualTo("test.7");
        assertThat(record.at("/subject/type").asText()).isEqualTo("test");
        assertThat(record.at("/subject/id").asText()).isEqualTo(subject.toString());
        assertThat(record.path("actor_id").asText()).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(record.path("correlation_id").asText()).isEqualTo("test");
        assertThat(record.at("/detail/number").asInt()).isEqualTo(7);
        assertThat(record.path("at").asText()).endsWith("Z");
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(page("subject=" + subject + "&page_size=7").body().has("next_cursor"))
                .isFalse();
        assertThat(page("subject=" + subject + "&page_size=6").body().has("next_cursor"))
                .isTrue();
        assertThat(page("subject=" + UUID.randomUUID()).body().path("items")).isEmpty();
    }

    @Test
    void whatIsAddedMeanwhileNeitherRepeatsNorSkipsAnything() {
        var first = page("subject=" + subject + "&page_size=4");
        IntStream.range(0, 5).forEach(number -> write());
        var second = page("page_size=10&cursor=" + cursor(first));

        assertThat(actions(first)).containsExactly("test.7", "test.6", "test.5", "test.4");
        assertThat(actions(second)).containsExactly("test.3", "test.2", "test.1");
    }

    @Test
    void filtersMayBeSentAgainButNotChanged() {
        var cursor = cursor(page("subject=" + subject + "&page_size=2"));

        assertThat(actions(page("subject=" + subject + "&page_size=2&cursor=" + cursor)))
                .containsExactly("test.5", "test.4");
        auditor.get(LIST + "?subject=" + UUID.randomUUID() + "&cursor=" + cursor)
                .isProblem(400, "cursor-invalid");
        auditor.get(LIST + "?subject=" + subject + "&action=test.1&cursor=" + cursor)
                .isProblem(400, "cursor-invalid");
    }

    @Test
    void filtersAreCombined() {
        assertThat(actions(page("subject=" + subject + "&action=test.3"))).containsExactly("test.3");
        assertThat(actions(page("subject=" + subject + "&actor=" + UUID.randomUUID())))
                .isEmpty();
    }

    @Test
    void aCursorThatWasChangedIsNone() {
        var cursor = cursor(page("subject=" + subject + "&page_size=2"));
        var changed = new LinkedHashSet<String>();
        for (int i = 0; i < cursor.length(); i += 7) {
            changed.add(cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1));
        }

        for (String text : changed) {
            auditor.get(LIST + "?cursor=" + text).isProblem(400, "cursor-invalid");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "201", "1.5", "ten", "1e2", "99999999999999999999", "٣", "1 "})
    void aPageSizeThatIsNotAllowed(String size) {
        auditor.get(LIST + "?page_size=" + URLEncoder.encode(size, StandardCharsets.UTF_8))
                .isProblem(400, "page-size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=10",
                "Subject=01900000-0000-7000-8000-000000000c01",
                "subject=",
                "subject=1",
                "subject=01900000-0000-7000-8000-000000000c01&subject=01900000-0000-7000-8000-000000000c01",
                "page_size=1&page_size=2",
                "actor=nobody",
                "action=%C3%A4",
                "action=%00",
                "=x",
                "x"
            })
    void aParameterThatIsNotKnownOrNotAllowed(String query) {
        auditor.get(LIST + "?" + query).isProblem(400, "filter-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "nonsense", "%F0%9F%98%80", "..%2f", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoCursor(String cursor) {
        auditor.get(LIST + "?cursor=" + cursor).isProblem(400, "cursor-invalid");
    }

    private Answer page(String query) {
        return auditor.get(LIST + "?" + query).has(200);
    }

    private static String cursor(Answer page) {
        return page.text("next_cursor");
    }

    private static List<String> actions(Answer page) {
        var actions = new ArrayList<String>();
        page.body()
                .path("items")
                .forEach(item -> actions.add(item.path("action").asText()));
        return actions;
    }

    /** A record whose id is greater than those before. */
    private void write() {
        records++;
        Books.execute(
                "insert into audit_record (id, at, actor_id, action, subject_type, subject_id, correlation_id, detail)"
                        + " values (?, utc_timestamp(6), ?, ?, 'test', ?, 'test', ?)",
                new UUID(0x0190_0000_0000_7000L + records, subject.getLeastSignificantBits()),
                new UUID(0, 0),
                "test." + records,
                subject,
                "{\"number\":" + records + "}");
    }
}

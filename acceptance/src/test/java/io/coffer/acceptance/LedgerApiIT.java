package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The books over REST: read by staff, posted to by systems, put right by two people. */
class LedgerApiIT {

    private static final String LEDGER = "/api/v1/ledger";
    private static final String ENTRIES = LEDGER + "/entries";
    private static final String SUSPENSE = "suspense:EUR";

    private final Channel operator = Strangers.signedIn("operator");
    private final Channel approver = Strangers.signedIn("approver");
    private final Channel auditor = Strangers.signedIn("auditor");
    private final UUID owner = UUID.randomUUID();
    private final UUID account = Books.account(owner, "EUR", "1000.00");

    @AfterEach
    void theBooksAreSound() {
        Books.areSound();
    }

    @Test
    void theChartSaysWhichEntryMayTouchWhichAccount() {
        var chart = auditor.get(LEDGER + "/chart").has(200).body();

        assertThat(chart.path("account_kinds").findValuesAsText("code"))
                .containsSubsequence("bank", "customer", "suspense", "write-off");
        var transfer = StreamSupport.stream(chart.path("entry_kinds").spliterator(), false)
                .filter(kind -> kind.path("code").asText().equals("wallet.transfer"))
                .findFirst()
                .orElseThrow();
        assertThat(texts(transfer.path("debits"))).containsExactly("customer");
        assertThat(texts(transfer.path("credits"))).containsExactly("customer", "fee-income");
        assertThat(transfer.path("manual").asBoolean()).isFalse();
        approver.get(LEDGER + "/chart").has(200);
        Strangers.signedIn("channel").get(LEDGER + "/chart").isProblem(403, "forbidden");
    }

    @Test
    void aSystemPostsOnceUnderAKey() {
        var system = system();
        var key = UUID.randomUUID().toString();
        var reference = reference();
        var body = batch("ALL_OR_NOTHING", entry(reference, SUSPENSE, account.toString(), "12.50"));

        var posted = send(system, key, body).has(200);
        var again = send(system, key, body).has(200);

        assertThat(posted.body().at("/results/0/status").asText()).isEqualTo("POSTED");
        assertThat(posted.headers().firstValue("idempotency-replayed")).isEmpty();
        assertThat(again.body()).isEqualTo(posted.body());
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(Books.balance(account)).isEqualByComparingTo("1012.50");
        var entry = auditor.get(
                        ENTRIES + "/" + posted.body().at("/results/0/entry_id").asText())
                .has(200);
        assertThat(entry.text("reference")).isEqualTo(reference);
        assertThat(entry.text("kind")).isEqualTo("adjustment");
        assertThat(entry.body().at("/metadata/case").asText()).isEqualTo("4711");
        assertThat(entry.body().at("/lines/0/account_code").asText()).isEqualTo(SUSPENSE);
        assertThat(entry.body().at("/lines/0/account_id").asText())
                .isEqualTo(house(SUSPENSE).path("account_id").asText());
        assertThat(entry.body().at("/lines/0/side").asText()).isEqualTo("DEBIT");
        assertThat(entry.body().at("/lines/1/account_id").asText()).isEqualTo(account.toString());
        assertThat(entry.body().at("/lines/1/amount").asText()).isEqualTo("12.50");
        assertThat(auditor.get(ENTRIES + "?reference=" + reference)
                        .has(200)
                        .body()
                        .at("/items/0"))
                .isEqualTo(entry.body());
        assertThat(auditor.get(ENTRIES + "?correlation_id=" + entry.text("correlation_id"))
                        .has(200)
                        .body()
                        .path("items"))
                .containsExactly(entry.body());
        assertThat(auditor.get("/api/v1/audit-records?subject=" + posted.text("batch_id"))
                        .body()
                        .at("/items/0/action")
                        .asText())
                .isEqualTo("ledger.batch-posted");

        send(system, key, batch("ALL_OR_NOTHING", entry(reference(), SUSPENSE, account.toString(), "12.50")))
                .isProblem(422, "idempotency-key-reused");
        system.send("POST", ENTRIES, Map.of(), body).isProblem(400, "idempotency-key-missing");
    }

    @Test
    void postingTakesAScopeThatNobodyHasByItself() {
        var body = batch("ALL_OR_NOTHING", entry(reference(), SUSPENSE, account.toString(), "1.00"));

        send(Strangers.signedIn("channel"), body).isProblem(403, "insufficient-scope");
        send(Channel.demo(), body).isProblem(403, "insufficient-scope");
        send(operator, body).isProblem(403, "forbidden");
        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");

        var admin = Strangers.signedIn("admin");
        var channel = admin.send("POST", "/api/v1/channels", Map.of(), "{\"name\":\"Back office\"}")
                .has(201)
                .text("channel_id");
        var key = admin.send(
                        "POST", "/api/v1/channels/" + channel + "/api-keys", Map.of(), "{\"scopes\":[\"ledger:post\"]}")
                .has(201)
                .text("api_key");
        send(Channel.withApiKey(key), body).has(200);
        assertThat(Books.balance(account)).isEqualByComparingTo("1001.00");
    }

    @Test
    void aSecondEntryWithAReferenceNamesTheFirst() {
        var reference = reference();
        var first = post("ALL_OR_NOTHING", entry(reference, SUSPENSE, account.toString(), "1.00"))
                .has(200)
                .body()
                .at("/results/0/entry_id")
                .asText();

        var refused = post("ALL_OR_NOTHING", entry(reference, SUSPENSE, account.toString(), "2.00"))
                .isProblem(409, "duplicate-reference");

        assertThat(refused.text("entry_id")).isEqualTo(first);
        assertThat(refused.text("index")).isEqualTo("0");
        var item = post("ITEM_BY_ITEM", entry(reference, SUSPENSE, account.toString(), "2.00"))
                .has(200)
                .body()
                .at("/results/0");
        assertThat(item.path("status").asText()).isEqualTo("REFUSED");
        assertThat(item.at("/problem/type").asText()).isEqualTo("/problems/duplicate-reference");
        assertThat(item.at("/problem/entry_id").asText()).isEqualTo(first);
        assertThat(Books.balance(account)).isEqualByComparingTo("1001.00");
    }

    @Test
    void theSameBatchManyTimesAtOnceIsPostedOnceAndAnsweredToAll() throws Exception {
        var system = system();
        var key = UUID.randomUUID().toString();
        var body = batch("ALL_OR_NOTHING", entry(reference(), account.toString(), SUSPENSE, "1000.00"));

        var answers = Crowd.asks(8, number -> send(system, key, body));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers)
                .extracting(answer -> answer.body().at("/results/0/entry_id").asText())
                .containsOnly(answers.get(0).body().at("/results/0/entry_id").asText());
        assertThat(Books.balance(account)).isEqualByComparingTo("0");
    }

    @Test
    void ofABatchAllOrNothingIsPosted() {
        var good = reference();
        var refused = post(
                        "ALL_OR_NOTHING",
                        entry(good, SUSPENSE, account.toString(), "5.00"),
                        entry(reference(), account.toString(), SUSPENSE, "1005.01"),
                        entry(reference(), "no-such:EUR", SUSPENSE, "1.00"))
                .isProblem(422, "insufficient-funds");

        assertThat(refused.text("index")).isEqualTo("1");
        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");
        assertThat(auditor.get(ENTRIES + "?reference=" + good).body().path("items"))
                .isEmpty();

        var each = post(
                        "ITEM_BY_ITEM",
                        entry(good, SUSPENSE, account.toString(), "5.00"),
                        entry(reference(), account.toString(), SUSPENSE, "1005.01"),
                        entry(reference(), "no-such:EUR", SUSPENSE, "1.00"),
                        // It sees what the first one did.
                        entry(reference(), account.toString(), SUSPENSE, "1005.00"))
                .has(200)
                .body();

        assertThat(each.path("results").findValuesAsText("status"))
                .containsExactly("POSTED", "REFUSED", "REFUSED", "POSTED");
        assertThat(each.at("/results/1/problem/type").asText()).isEqualTo("/problems/insufficient-funds");
        assertThat(each.at("/results/2/problem/type").asText()).isEqualTo("/problems/unknown-account");
        assertThat(Books.balance(account)).isZero();
    }

    @Test
    void aDryRunShowsWhatWouldComeOfItAndWritesNothing() {
        var system = system();
        var key = UUID.randomUUID().toString();
        var before = balance(house(SUSPENSE));
        var entries = new Object[] {
            entry(reference(), SUSPENSE, account.toString(), "5.00"),
            entry(reference(), account.toString(), SUSPENSE, "2000.00")
        };
        var journal = Books.count("select count(*) from journal_entry where reference like 'it-%'");

        var tried = send(system, key, dry("ITEM_BY_ITEM", entries)).has(200).body();
        var nothing = send(system, key, dry("ALL_OR_NOTHING", entries)).has(200).body();

        assertThat(tried.path("results").findValuesAsText("status")).containsExactly("ACCEPTED", "REFUSED");
        assertThat(tried.path("dry_run").asBoolean()).isTrue();
        assertThat(tried.has("batch_id")).isFalse();
        assertThat(after(tried, account.toString())).isEqualTo("1005.00");
        assertThat(new BigDecimal(
                        after(tried, house(SUSPENSE).path("account_id").asText())))
                .isEqualByComparingTo(before.subtract(new BigDecimal("5.00")));
        assertThat(nothing.path("results").findValuesAsText("status")).containsExactly("ACCEPTED", "REFUSED");
        assertThat(after(nothing, account.toString())).isEqualTo("1000.00");
        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");
        assertThat(balance(house(SUSPENSE))).isEqualByComparingTo(before);
        assertThat(Books.count("select count(*) from journal_entry where reference like 'it-%'"))
                .isEqualTo(journal);
        // The key was not used up.
        send(system, key, batch("ITEM_BY_ITEM", entries)).has(200);
        assertThat(Books.balance(account)).isEqualByComparingTo("1005.00");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var php = Books.account(owner, "PHP", "0").toString();
        var mine = account.toString();

        post("ALL_OR_NOTHING", entry(reference(), "adjustment", debit(SUSPENSE, "2.00"), credit(mine, "1.99")))
                .isProblem(422, "unbalanced");
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, php, "1.00")).isProblem(422, "unbalanced");
        var mixed = new LinkedHashMap<String, Object>(credit(php, "1.00"));
        mixed.put("asset", "EUR");
        post("ALL_OR_NOTHING", entry(reference(), "adjustment", debit(SUSPENSE, "1.00"), mixed))
                .isProblem(422, "asset-mismatch");
        post("ALL_OR_NOTHING", entry(reference(), "in-transit:USDC", "capital:USDC", "1.00"))
                .isProblem(422, "posting-not-allowed");
        post("ALL_OR_NOTHING", entry(reference(), "wallet.deposit", debit("bank:EUR", "1.00"), credit(mine, "1.00")))
                .isProblem(422, "posting-not-allowed");
        post("ALL_OR_NOTHING", entry(reference(), "no-kind", debit("bank:EUR", "1.00"), credit(mine, "1.00")))
                .isProblem(422, "posting-not-allowed");
        post("ALL_OR_NOTHING", entry(reference(), UUID.randomUUID().toString(), mine, "1.00"))
                .isProblem(422, "unknown-account");
        post("ALL_OR_NOTHING", entry(reference(), "suspense:EUR#1", mine, "1.00"))
                .isProblem(422, "unknown-account");
        // A stripe may be below zero, the account may not.
        post("ALL_OR_NOTHING", entry(reference(), "capital:USDC", "treasury:USDC", "900000000000000"))
                .isProblem(422, "insufficient-funds");
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine, "1.001")).isProblem(422, "amount-scale");
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine, "0.00")).isProblem(422, "amount-not-positive");
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine, "-1.00")).isProblem(422, "amount-not-positive");
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine, "1e2")).isProblem(400, "amount-format");
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine, "9999999999999999.00"))
                .isProblem(422, "amount-too-large");
        send(
                        system(),
                        batch("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine, "1.00"))
                                .replace("\"1.00\"", "1.00"))
                .isProblem(400, "amount-format");
        var tomorrow = new LinkedHashMap<String, Object>(entry(reference(), SUSPENSE, mine, "1.00"));
        tomorrow.put("effective_date", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString());
        post("ALL_OR_NOTHING", tomorrow).isProblem(400, "invalid-field");

        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");
    }

    @Test
    void whatIsNotInOrderIsNotRead() {
        var mine = account.toString();
        var good = entry(reference(), SUSPENSE, mine, "1.00");

        malformed(good, "mode", "SOME", "invalid-field");
        malformed(good, "entries", List.of(), "invalid-field");
        malformed(good, "more", 1, "unknown-field");
        send(system(), Channel.json(Map.of("mode", "ITEM_BY_ITEM"))).isProblem(400, "missing-field");
        // Coffer's own references have colons.
        var refused = post("ITEM_BY_ITEM", entry("payment:1:on-ramp", SUSPENSE, mine, "1.00"))
                .isProblem(400, "invalid-field");
        assertThat(refused.text("member")).isEqualTo("entries[0].reference");
        var named = new LinkedHashMap<String, Object>(good);
        named.put("metadata", Map.of("A B", "x"));
        post("ITEM_BY_ITEM", good, named).isProblem(400, "invalid-field");
        named.put("metadata", Map.of("a", ""));
        post("ITEM_BY_ITEM", named).isProblem(400, "invalid-field");
        post("ITEM_BY_ITEM", entry(reference(), "adjustment", debit(SUSPENSE, "1.00")))
                .isProblem(400, "invalid-field");
        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");
    }

    @Test
    void aFrozenAccountIsPutRightAndAClosedOneIsNot() {
        Books.execute("update account set status = 'FROZEN', version = version + 1 where id = ?", account);
        post("ALL_OR_NOTHING", entry(reference(), account.toString(), SUSPENSE, "1000.00"))
                .has(200);
        Books.execute("update account set status = 'CLOSED', version = version + 1 where id = ?", account);

        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, account.toString(), "1.00"))
                .isProblem(422, "account-frozen");
    }

    @Test
    void aThousandEntriesAreOneBatch() {
        var entries = IntStream.range(0, 1000)
                .mapToObj(number -> entry(reference(), SUSPENSE, account.toString(), "0.01"))
                .toArray();

        var posted = post("ALL_OR_NOTHING", entries).has(200).body();

        assertThat(posted.path("results")).hasSize(1000);
        assertThat(posted.path("results").findValuesAsText("entry_id"))
                .hasSize(1000)
                .doesNotHaveDuplicates();
        assertThat(Books.balance(account)).isEqualByComparingTo("1010.00");
        var more = new ArrayList<Object>(List.of(entries));
        more.add(entry(reference(), SUSPENSE, account.toString(), "0.01"));
        post("ALL_OR_NOTHING", more.toArray()).isProblem(400, "invalid-field");
    }

    @Test
    void theHistoryOfAnAccountIsReadFromTheNewest() {
        var moments = new ArrayList<Instant>();
        for (int number = 1; number <= 5; number++) {
            post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, account.toString(), number + ".00"))
                    .has(200);
            moments.add(postedAt(account));
        }
        var path = LEDGER + "/accounts/" + account + "/lines";

        var first = auditor.get(path + "?page_size=4").has(200).body();
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, account.toString(), "6.00"))
                .has(200);
        var rest = auditor.get(path + "?page_size=4&cursor="
                        + first.path("next_cursor").asText())
                .has(200)
                .body();

        assertThat(first.path("items").findValuesAsText("balance"))
                .containsExactly("1015.00", "1010.00", "1006.00", "1003.00");
        assertThat(first.at("/items/0/kind").asText()).isEqualTo("adjustment");
        assertThat(first.at("/items/0/side").asText()).isEqualTo("CREDIT");
        assertThat(rest.path("items").findValuesAsText("balance")).containsExactly("1001.00", "1000.00");
        assertThat(rest.has("next_cursor")).isFalse();
        assertThat(at(account.toString(), moments.get(1))).isEqualTo("1003.00");
        assertThat(at(account.toString(), moments.get(1).minus(1, ChronoUnit.MICROS)))
                .isEqualTo("1001.00");
        assertThat(at(account.toString(), Instant.parse("2020-01-01T00:00:00Z")))
                .isEqualTo("0.00");
        assertThat(auditor.get(LEDGER + "/accounts/" + account + "/balance").text("balance"))
                .isEqualTo("1021.00");
        auditor.get(LEDGER + "/accounts/" + account + "/balance?at=2100-01-01").isProblem(400, "filter-invalid");
        auditor.get(LEDGER + "/accounts/" + account + "/balance?at=2099-01-01T00:00:00Z")
                .isProblem(400, "filter-invalid");
        auditor.get(LEDGER + "/accounts/" + UUID.randomUUID() + "/balance").isProblem(404, "not-found");
        auditor.get(LEDGER + "/accounts/" + UUID.randomUUID() + "/lines").isProblem(404, "not-found");
    }

    @Test
    void theOwnerSeesWhatThereWas() {
        var key = "ck_test_" + UUID.randomUUID();
        var mine = Books.account(Strangers.channel("channel", key), "EUR", "10.00");
        var channel = Channel.signedIn(key);
        var before = postedAt(mine);
        post("ALL_OR_NOTHING", entry(reference(), SUSPENSE, mine.toString(), "1.00"))
                .has(200);

        assertThat(channel.get("/api/v1/accounts/" + mine + "/balance").has(200).text("balance"))
                .isEqualTo("11.00");
        assertThat(channel.get("/api/v1/accounts/" + mine + "/balance?at=" + before)
                        .has(200)
                        .text("balance"))
                .isEqualTo("10.00");
        channel.get("/api/v1/accounts/" + account + "/balance").isProblem(404, "not-found");
        channel.get(LEDGER + "/accounts/" + mine + "/balance").isProblem(403, "forbidden");
    }

    /** Threads post to different stripes; whoever reads sees one account. */
    @Test
    void anAccountOfTheHouseIsOneWhateverItsStripes() {
        var shown = house(SUSPENSE);
        var id = shown.path("account_id").asText();
        for (int number = 0; number < 24; number++) {
            post("ALL_OR_NOTHING", entry(reference(), account.toString(), SUSPENSE, "1.00"))
                    .has(200);
        }

        var stripes = Books.decimal(
                "select sum(balance) from account where kind = 'suspense' and asset = 'EUR' and code is not null");
        assertThat(balance(house(SUSPENSE))).isEqualByComparingTo(stripes);
        var now = auditor.get(LEDGER + "/accounts/" + id + "/balance").text("balance");
        assertThat(new BigDecimal(now)).isEqualByComparingTo(stripes);
        assertThat(at(id, Instant.now().truncatedTo(ChronoUnit.MICROS))).isEqualTo(now);
        var lines = new ArrayList<JsonNode>();
        for (String cursor = ""; lines.size() < 24; ) {
            var page = auditor.get(LEDGER + "/accounts/" + id + "/lines?page_size=7" + cursor)
                    .has(200)
                    .body();
            page.path("items").forEach(lines::add);
            cursor = "&cursor=" + page.path("next_cursor").asText();
        }
        // Each line leaves what the one before it left, changed by its own amount.
        for (int i = 0; i + 1 < lines.size(); i++) {
            var sign = lines.get(i).path("side").asText().equals("CREDIT") ? 1 : -1;
            assertThat(decimal(lines.get(i), "balance").subtract(decimal(lines.get(i + 1), "balance")))
                    .isEqualByComparingTo(decimal(lines.get(i), "amount").multiply(BigDecimal.valueOf(sign)));
        }
        assertThat(decimal(lines.get(0), "balance")).isEqualByComparingTo(stripes);
        var all = auditor.get(LEDGER + "/accounts?asset=EUR&page_size=200")
                .has(200)
                .body()
                .path("items");
        assertThat(all.findValuesAsText("code"))
                .doesNotHaveDuplicates()
                .contains("bank:EUR", "capital:EUR")
                .noneMatch(code -> code.contains("#"));
        auditor.get(LEDGER + "/accounts?page_size=2").has(200);
        auditor.get(LEDGER + "/accounts?owner=1").isProblem(400, "filter-invalid");
    }

    @Test
    void aPersonsEntryTakesTwo() {
        var both = Strangers.signedIn("operator,approver");
        var reference = reference();
        var order = entry(reference, SUSPENSE, account.toString(), "7.00");

        var proposed = propose(both, order).has(202);

        assertThat(proposed.text("kind")).isEqualTo("ledger.entry");
        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");
        propose(operator, order).isProblem(409, "approval-pending");
        decide(both, proposed).isProblem(403, "self-approval");
        decide(approver, proposed).has(200);
        assertThat(Books.balance(account)).isEqualByComparingTo("1007.00");
        var entry = auditor.get(ENTRIES + "?reference=" + reference)
                .body()
                .at("/items/0/entry_id")
                .asText();
        var record =
                auditor.get("/api/v1/audit-records?subject=" + entry).body().at("/items/0");
        assertThat(record.path("action").asText()).isEqualTo("ledger.entry-posted");
        assertThat(record.at("/detail/proposed_by").asText()).isEqualTo(proposed.text("proposed_by"));
        propose(operator, order).isProblem(409, "duplicate-reference");
    }

    @Test
    void whatCouldNotBePostedIsNotProposed() {
        propose(operator, entry(reference(), account.toString(), SUSPENSE, "1000.01"))
                .isProblem(422, "insufficient-funds");
        propose(operator, entry(reference(), "adjustment", debit(SUSPENSE, "2.00"), credit(account.toString(), "1.00")))
                .isProblem(422, "unbalanced");
        propose(approver, entry(reference(), account.toString(), SUSPENSE, "1.00"))
                .isProblem(403, "forbidden");
        operator.send("POST", LEDGER + "/entry-proposals", Map.of(), "{\"reason\":\"x\"}")
                .isProblem(400, "missing-field");

        // What can be posted now and can't any more when it is approved, fails then.
        var proposed = propose(operator, entry(reference(), account.toString(), SUSPENSE, "1000.00"))
                .has(202);
        post("ALL_OR_NOTHING", entry(reference(), account.toString(), SUSPENSE, "0.01"))
                .has(200);
        assertThat(decide(approver, proposed).isProblem(409, "approval-failed").text("failure"))
                .isEqualTo("insufficient-funds");
        assertThat(Books.balance(account)).isEqualByComparingTo("999.99");
    }

    @Test
    void anEntryIsTakenBackOnceAndNoMore() {
        var entry = posted(entry(reference(), SUSPENSE, account.toString(), "10.00"));

        decide(approver, reverse(entry, Map.of(1, "4.00", 2, "4.00")).has(202)).has(200);
        assertThat(Books.balance(account)).isEqualByComparingTo("1006.00");
        reverse(entry, Map.of(1, "6.01", 2, "6.01")).isProblem(409, "already-reversed");
        reverse(entry, Map.of(1, "3.00", 2, "2.00")).isProblem(422, "unbalanced");
        reverse(entry, Map.of(1, "1.00", 3, "1.00")).isProblem(400, "invalid-field");
        reverse(entry, Map.of(1, "1.001", 2, "1.001")).isProblem(422, "amount-scale");

        var rest = reverse(entry, Map.of()).has(202);
        reverse(entry, Map.of()).isProblem(409, "approval-pending");
        decide(approver, rest).has(200);

        assertThat(Books.balance(account)).isEqualByComparingTo("1000.00");
        reverse(entry, Map.of()).isProblem(409, "already-reversed");
        var shown = auditor.get(ENTRIES + "/" + entry).has(200).body();
        assertThat(shown.path("reversed_by")).hasSize(2);
        var reversal =
                auditor.get(ENTRIES + "/" + shown.at("/reversed_by/1").asText()).has(200);
        assertThat(reversal.text("reverses")).isEqualTo(entry);
        assertThat(reversal.text("kind")).isEqualTo("reversal");
        assertThat(reversal.body().at("/lines/0/reverses_line").asInt()).isEqualTo(1);
        assertThat(reversal.body().at("/lines/0/amount").asText()).isEqualTo("6.00");
        reverse(reversal.text("entry_id"), Map.of()).isProblem(422, "posting-not-allowed");
        reverse(UUID.randomUUID().toString(), Map.of()).isProblem(404, "not-found");
        assertThat(auditor.get("/api/v1/audit-records?subject=" + entry).body().findValuesAsText("action"))
                .containsExactly("ledger.entry-reversed", "ledger.entry-reversed");
    }

    @Test
    void nothingIsPostedIntoAClosedMonth() {
        // Not every run on the same database has the same month.
        var month = YearMonth.of(
                2003 + ThreadLocalRandom.current().nextInt(15),
                1 + ThreadLocalRandom.current().nextInt(12));
        var path = LEDGER + "/periods/" + month;
        var order = new LinkedHashMap<String, Object>(entry(reference(), SUSPENSE, account.toString(), "3.00"));
        order.put("effective_date", month.atDay(15).toString());
        var before = propose(operator, order).has(202);

        operator.send("POST", path + "/reopening-proposals", Map.of(), "{\"reason\":\"case 4711\"}")
                .isProblem(409, "period-state");
        assertThat(operator.send("POST", path + "/close", Map.of(), null)
                        .has(200)
                        .text("status"))
                .isEqualTo("CLOSED");
        operator.send("POST", path + "/close", Map.of(), null).isProblem(409, "period-state");

        post("ALL_OR_NOTHING", order).isProblem(409, "period-closed");
        propose(Strangers.signedIn("operator"), order).isProblem(409, "period-closed");
        assertThat(decide(approver, before).isProblem(409, "approval-failed").text("failure"))
                .isEqualTo("period-closed");
        assertThat(auditor.get(LEDGER + "/periods").has(200).body().path("items"))
                .anyMatch(period -> period.path("month").asText().equals(month.toString())
                        && period.path("status").asText().equals("CLOSED"));

        var reopening = operator.send("POST", path + "/reopening-proposals", Map.of(), "{\"reason\":\"case 4711\"}")
                .has(202);
        assertThat(reopening.body().at("/payload/month").asText()).isEqualTo(month.toString());
        decide(approver, reopening).has(200);
        var posted = posted(order);
        assertThat(auditor.get(ENTRIES + "/" + posted).text("effective_date"))
                .isEqualTo(month.atDay(15).toString());
        assertThat(auditor.get("/api/v1/audit-records?subject="
                                + reopening.body().at("/subject/id").asText())
                        .body()
                        .findValuesAsText("action"))
                .containsExactly("period.reopened", "period.closed");
        operator.send("POST", LEDGER + "/periods/" + YearMonth.now(ZoneOffset.UTC) + "/close", Map.of(), null)
                .isProblem(409, "period-state");
        operator.send("POST", LEDGER + "/periods/2026-13/close", Map.of(), null).isProblem(404, "not-found");
    }

    private static Channel system() {
        return Strangers.signedInWith("ledger:post");
    }

    private static Answer post(String mode, Object... entries) {
        return send(system(), batch(mode, entries));
    }

    private static Answer send(Channel channel, String body) {
        return send(channel, UUID.randomUUID().toString(), body);
    }

    private static Answer send(Channel channel, String key, String body) {
        return channel.send("POST", ENTRIES, Map.of("Idempotency-Key", key), body);
    }

    private static void malformed(Object entry, String member, Object value, String problem) {
        var body = new LinkedHashMap<String, Object>(Map.of("mode", "ITEM_BY_ITEM", "entries", List.of(entry)));
        body.put(member, value);
        send(system(), Channel.json(body)).isProblem(400, problem);
    }

    private static String posted(Object entry) {
        return post("ALL_OR_NOTHING", entry)
                .has(200)
                .body()
                .at("/results/0/entry_id")
                .asText();
    }

    private static Answer propose(Channel proposer, Object entry) {
        return proposer.send(
                "POST",
                LEDGER + "/entry-proposals",
                Map.of(),
                Channel.json(Map.of("entry", entry, "reason", "case 4711")));
    }

    private Answer reverse(String entry, Map<Integer, String> amounts) {
        var body = new LinkedHashMap<String, Object>(Map.of("reason", "case 4711"));
        if (!amounts.isEmpty()) {
            body.put(
                    "lines",
                    amounts.entrySet().stream()
                            .map(line -> Map.of("line", line.getKey(), "amount", line.getValue()))
                            .toList());
        }
        return operator.send("POST", ENTRIES + "/" + entry + "/reversal-proposals", Map.of(), Channel.json(body));
    }

    private static Answer decide(Channel decider, Answer proposed) {
        return decider.send("POST", "/api/v1/approvals/" + proposed.text("approval_id") + "/approval", Map.of(), null);
    }

    private static String batch(String mode, Object... entries) {
        return Channel.json(Map.of("mode", mode, "entries", List.of(entries)));
    }

    private static String dry(String mode, Object... entries) {
        return Channel.json(Map.of("mode", mode, "dry_run", true, "entries", List.of(entries)));
    }

    private static Map<String, Object> entry(String reference, String debited, String credited, String amount) {
        return entry(reference, "adjustment", debit(debited, amount), credit(credited, amount));
    }

    private static Map<String, Object> entry(String reference, String kind, Object... lines) {
        return Map.of(
                "reference", reference, "kind", kind, "metadata", Map.of("case", "4711"), "lines", List.of(lines));
    }

    private static Map<String, Object> debit(String account, String amount) {
        return Map.of("account", account, "side", "DEBIT", "amount", amount);
    }

    private static Map<String, Object> credit(String account, String amount) {
        return Map.of("account", account, "side", "CREDIT", "amount", amount);
    }

    private static String reference() {
        return "it-" + UUID.randomUUID();
    }

    private JsonNode house(String code) {
        var parts = code.split(":", -1);
        return auditor.get(LEDGER + "/accounts?kind=" + parts[0] + "&asset=" + parts[1])
                .has(200)
                .body()
                .at("/items/0");
    }

    private static BigDecimal balance(JsonNode account) {
        return decimal(account, "balance");
    }

    private static BigDecimal decimal(JsonNode from, String member) {
        return new BigDecimal(from.path(member).asText());
    }

    private static @Nullable String after(JsonNode answer, String account) {
        for (JsonNode balance : answer.path("balances")) {
            if (balance.path("account_id").asText().equals(account)) {
                return balance.path("balance").asText();
            }
        }
        return null;
    }

    private String at(String which, Instant instant) {
        return auditor.get(LEDGER + "/accounts/" + which + "/balance?at=" + instant)
                .has(200)
                .text("balance");
    }

    private static Instant postedAt(UUID which) {
        var text = Books.rows(
                        "select date_format(last_posted_at, '%Y-%m-%dT%H:%i:%s.%fZ') from account where id = ?", which)
                .get(0);
        return Instant.parse(text);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

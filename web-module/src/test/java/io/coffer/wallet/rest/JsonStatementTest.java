package io.coffer.wallet.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.json.Json;
import io.coffer.ledger.Side;
import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import io.coffer.wallet.history.WalletLine;
import io.coffer.wallet.statement.Statement;
import io.coffer.wallet.statement.StatementPeriod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Statements as JSON. */
class JsonStatementTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Instant CREATED = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void itSaysWhatTheStatementSays() throws IOException {
        var json = json(statement(cents(1000_00), List.of(cents(250_50), cents(-12_50), cents(-1))));

        assertThat(json.path("opening_balance").asText()).isEqualTo("1000.00");
        assertThat(json.path("closing_balance").asText()).isEqualTo("1237.99");
        assertThat(json.at("/credits/sum").asText()).isEqualTo("250.50");
        assertThat(json.at("/credits/count").asInt()).isEqualTo(1);
        assertThat(json.at("/debits/sum").asText()).isEqualTo("12.51");
        assertThat(json.at("/debits/count").asInt()).isEqualTo(2);
        assertThat(json.path("from").asText()).isEqualTo("2026-10-01");
        assertThat(json.path("to").asText()).isEqualTo("2026-10-31");
        assertThat(json.path("zone").asText()).isEqualTo("Europe/Athens");
        assertThat(json.path("begin").asText()).isEqualTo("2026-09-30T21:00:00Z");
        assertThat(json.path("end").asText()).isEqualTo("2026-10-31T22:00:00Z");
        assertThat(json.path("complete").asBoolean()).isTrue();
        assertThat(json.at("/lines/1/direction").asText()).isEqualTo("DEBIT");
        assertThat(json.at("/lines/1/amount").asText()).isEqualTo("12.50");
        assertThat(json.at("/lines/1/balance_after").asText()).isEqualTo("1238.00");
        assertThat(json.at("/lines/1/belongs_to/type").asText()).isEqualTo("transfer");
        assertThat(json.at("/lines/1/client_reference").asText()).isEqualTo("rent");
        assertThat(json.at("/lines/1").has("counterparty_wallet")).isFalse();
    }

    @RepeatedTest(50)
    void theOpeningBalanceAndTheLinesMakeTheClosingBalance(RepetitionInfo round) throws IOException {
        var random = new Random(round.getCurrentRepetition());
        var amounts = new ArrayList<BigDecimal>();
        for (int i = random.nextInt(40); i > 0; i--) {
            amounts.add(cents((random.nextBoolean() ? 1L : -1L) * (1 + random.nextInt(1_000_00))));
        }

        var json = json(statement(cents(random.nextInt(1_000_00)), amounts));

        var balance = new BigDecimal(json.path("opening_balance").asText());
        var credits = BigDecimal.ZERO;
        var debits = BigDecimal.ZERO;
        for (JsonNode line : json.path("lines")) {
            var amount = new BigDecimal(line.path("amount").asText());
            if (line.path("direction").asText().equals("CREDIT")) {
                credits = credits.add(amount);
                balance = balance.add(amount);
            } else {
                debits = debits.add(amount);
                balance = balance.subtract(amount);
            }
            assertThat(line.path("balance_after").asText()).isEqualTo(balance.toPlainString());
        }
        assertThat(json.path("lines")).hasSize(amounts.size());
        assertThat(json.path("closing_balance").asText()).isEqualTo(balance.toPlainString());
        assertThat(new BigDecimal(json.at("/credits/sum").asText())).isEqualByComparingTo(credits);
        assertThat(new BigDecimal(json.at("/debits/sum").asText())).isEqualByComparingTo(debits);
    }

    @Test
    void whatBreaksOffDoesNotLookWhole() {
        var whole = statement(cents(1_00), List.of(cents(1), cents(2)));
        var lines = new ArrayList<WalletLine>();
        whole.lines().forEach(lines::add);
        var broken = new Statement(
                whole.walletId(),
                whole.walletName(),
                whole.accountId(),
                EUR,
                whole.period(),
                CREATED,
                whole.opening(),
                whole.closing(),
                whole.credits(),
                whole.debits(),
                lines.subList(0, 1));
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> new JsonStatement().show(broken).orElseThrow().writeTo(out))
                .isInstanceOf(Exception.class);

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotEndWith("}]}");
    }

    private static JsonNode json(Statement statement) throws IOException {
        var out = new ByteArrayOutputStream();
        new JsonStatement().show(statement).orElseThrow().writeTo(out);
        return Json.mapper().readTree(out.toByteArray());
    }

    private static BigDecimal cents(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static Statement statement(BigDecimal opening, List<BigDecimal> amounts) {
        var lines = new ArrayList<WalletLine>();
        var balance = new Money(opening, EUR);
        var in = Money.zero(EUR);
        var out = Money.zero(EUR);
        int ins = 0;
        for (BigDecimal signed : amounts) {
            var change = new Money(signed, EUR);
            balance = balance.plus(change);
            if (change.isPositive()) {
                in = in.plus(change);
                ins++;
            } else {
                out = out.minus(change);
            }
            lines.add(line(change, balance, lines.size() + 1L));
        }
        return new Statement(
                new UUID(0, 1),
                "Household",
                new UUID(0, 2),
                EUR,
                new StatementPeriod(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), ZoneId.of("Europe/Athens")),
                CREATED,
                new Money(opening, EUR),
                balance,
                new Statement.Total(ins, in),
                new Statement.Total(amounts.size() - (long) ins, out),
                lines);
    }

    private static WalletLine line(Money change, Money balance, long sequence) {
        return new WalletLine(
                new UUID(1, sequence),
                1,
                sequence,
                change.isPositive() ? Side.CREDIT : Side.DEBIT,
                change.isPositive() ? change : change.negate(),
                balance,
                "wallet.transfer",
                "transfer:" + new UUID(2, sequence),
                Optional.of(new WalletLine.Origin("transfer", new UUID(2, sequence))),
                Optional.of("rent"),
                Optional.empty(),
                Optional.empty(),
                "correlation",
                Instant.parse("2026-10-02T00:00:00Z"),
                LocalDate.of(2026, 10, 2));
    }
}

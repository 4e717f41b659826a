package io.coffer.wallet.statement;

import io.coffer.id.Ids;
import io.coffer.ledger.Side;
import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import io.coffer.wallet.history.WalletLine;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements for tests: an opening balance and signed amounts. */
final class SampleStatement {

    static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    static final Asset USDC = new Asset("USDC", AssetKind.STABLECOIN, 6);

    static final UUID WALLET = UUID.fromString("01900000-0000-7000-8000-000000000f10");
    static final UUID ACCOUNT = UUID.fromString("01900000-0000-7000-8000-000000000e01");

    private static final Instant FIRST = Instant.parse("2026-10-01T08:00:00.000001Z");

    private final Asset asset;
    private final Money opening;
    private final List<WalletLine> lines = new ArrayList<>();
    private String name = "Household";
    private ZoneId zone = ZoneId.of("UTC");
    private Instant createdAt = Instant.parse("2026-11-21T12:00:00Z");
    private Money balance;
    private Statement.Total in;
    private Statement.Total out;

    SampleStatement(Asset asset, String opening) {
        this.asset = asset;
        this.opening = Money.of(opening, asset);
        this.balance = this.opening;
        this.in = new Statement.Total(0, Money.zero(asset));
        this.out = in;
    }

    /** The one that the golden figures are of: 1000.00 + 250.50 - 12.50 - 0.01 = 1237.99. */
    static SampleStatement golden() {
        return new SampleStatement(EUR, "1000.00")
                .line("250.50", null)
                .line("-12.50", "rent-2026-10")
                .line("-0.01", null);
    }

    SampleStatement line(String signed, @Nullable String clientReference) {
        var change = new Money(new BigDecimal(signed), asset);
        balance = balance.plus(change);
        var amount = change.isNegative() ? change.negate() : change;
        if (change.isNegative()) {
            out = out.plus(amount);
        } else {
            in = in.plus(amount);
        }
        var id = Ids.next();
        lines.add(new WalletLine(
                Ids.next(),
                1,
                lines.size() + 1L,
                change.isNegative() ? Side.DEBIT : Side.CREDIT,
                amount,
                balance,
                "wallet.transfer",
                "transfer:" + id,
                Optional.of(new WalletLine.Origin("transfer", id)),
                Optional.ofNullable(clientReference),
                Optional.empty(),
                Optional.empty(),
                "correlation",
                FIRST.plusSeconds(lines.size()),
                LocalDate.of(2026, 10, 1)));
        return this;
    }

    SampleStatement named(String other) {
        name = other;
        return this;
    }

    SampleStatement in(ZoneId other) {
        zone = other;
        return this;
    }

    SampleStatement at(Instant when) {
        createdAt = when;
        return this;
    }

    List<WalletLine> lines() {
        return lines;
    }

    Money closing() {
        return balance;
    }

    Statement.Total credits() {
        return in;
    }

    Statement.Total debits() {
        return out;
    }

    Statement statement() {
        return with(lines);
    }

    /** With other lines than it says. */
    Statement with(List<WalletLine> others) {
        return new Statement(
                WALLET,
                name,
                ACCOUNT,
                asset,
                new StatementPeriod(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31), zone),
                createdAt,
                opening,
                balance,
                in,
                out,
                others);
    }

    static byte[] bytes(StatementFormat format, Statement statement) {
        var out = new ByteArrayOutputStream();
        try {
            format.show(statement).orElseThrow().writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static String text(StatementFormat format, Statement statement) {
        return new String(bytes(format, statement), StandardCharsets.UTF_8);
    }
}

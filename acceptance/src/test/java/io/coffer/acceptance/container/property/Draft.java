package io.coffer.acceptance.container.property;

import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry to be posted, and its lines as the model keeps them. */
final class Draft {

    private final HouseAccounts house;
    private final String reference;
    private final NewEntry.Builder builder;
    private final List<Answers.Line> lines = new ArrayList<>();

    Draft(HouseAccounts house, String reference, String kind, String run) {
        this.house = house;
        this.reference = reference;
        this.builder = NewEntry.of(reference, kind, run);
    }

    Draft on(@Nullable LocalDate day) {
        builder.effectiveOn(day);
        return this;
    }

    Draft with(String name, String value) {
        builder.with(name, value);
        return this;
    }

    Draft debit(World.Purse purse, Money amount) {
        return debit(purse.account(), purse.account().toString(), amount);
    }

    Draft credit(World.Purse purse, Money amount) {
        return credit(purse.account(), purse.account().toString(), amount);
    }

    /** On the stripe whose turn it is. */
    Draft debit(String kind, Money amount) {
        return debit(house.of(kind, amount.asset()), kind + ":" + amount.asset().code(), amount);
    }

    /** On the stripe whose turn it is. */
    Draft credit(String kind, Money amount) {
        return credit(
                house.of(kind, amount.asset()), kind + ":" + amount.asset().code(), amount);
    }

    private Draft debit(UUID account, String name, Money amount) {
        builder.debit(account, amount);
        return line(name, amount, amount.amount());
    }

    private Draft credit(UUID account, String name, Money amount) {
        builder.credit(account, amount);
        return line(name, amount, amount.amount().negate());
    }

    private Draft line(String name, Money amount, BigDecimal signed) {
        if (signed.signum() != 0) {
            lines.add(new Answers.Line(name, amount.asset().code(), signed));
        }
        return this;
    }

    String reference() {
        return reference;
    }

    NewEntry entry() {
        return builder.build();
    }

    LedgerNeeds needs() {
        return new LedgerNeeds().entry(entry());
    }

    List<Answers.Line> lines() {
        return List.copyOf(lines);
    }
}

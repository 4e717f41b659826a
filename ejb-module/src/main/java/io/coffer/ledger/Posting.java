package io.coffer.ledger;

import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One line of a journal entry: a signed amount on one account; debits are positive. */
@Entity
@Immutable
@IdClass(Posting.Key.class)
@Table(name = "posting")
public class Posting {

    /** An entry and the number of the line in it, from 1. */
    public record Key(@Nullable UUID entry, int line) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "entry_id")
    private JournalEntry entry;

    @Id
    private int line;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account_id")
    private Account account;

    @Column(name = "asset")
    private String asset;

    private BigDecimal amount;

    @SuppressWarnings("NullAway.Init")
    protected Posting() {}

    Posting(JournalEntry entry, int line, Account account, Money amount) {
        this.entry = entry;
        this.line = line;
        this.account = account;
        this.asset = amount.asset().code();
        this.amount = amount.amount();
    }

    public int line() {
        return line;
    }

    public Account account() {
        return account;
    }

    /** Signed: debits positive, credits negative. */
    public Money amount() {
        return new Money(amount, account.asset());
    }
}

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
import java.time.Instant;
import java.util.Optional;
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

    private long sequence;

    @Column(name = "balance_after")
    private BigDecimal balanceAfter;

    @Column(name = "posted_at")
    private Instant postedAt;

    @Column(name = "reverses_line")
    private @Nullable Integer reversesLine;

    @SuppressWarnings("NullAway.Init")
    protected Posting() {}

    /** @param account with the posting on it already */
    Posting(JournalEntry entry, int line, Account account, NewEntry.Line posted) {
        this.entry = entry;
        this.line = line;
        this.account = account;
        this.asset = posted.amount().asset().code();
        this.amount = posted.amount().amount();
        this.sequence = account.postings();
        this.balanceAfter = account.balance().amount();
        this.postedAt = entry.postedAt();
        this.reversesLine = posted.reverses();
    }

    public JournalEntry entry() {
        return entry;
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

    /** The amount without its sign. */
    public Money absolute() {
        return amount().isNegative() ? amount().negate() : amount();
    }

    /** Its place in the history of its account, from 1. */
    public long sequence() {
        return sequence;
    }

    /** The balance that it left, on the account's normal side. */
    public Money balanceAfter() {
        return new Money(balanceAfter, account.asset());
    }

    /** The entry's; never earlier than that of the posting before it on the account. */
    public Instant postedAt() {
        return postedAt;
    }

    /** The line of the reversed entry that it takes back. */
    public Optional<Integer> reversesLine() {
        return Optional.ofNullable(reversesLine);
    }
}

package io.coffer.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A line of the chart of accounts: what sort of account it is, and what holds for all of the sort. Never changed. */
@Entity
@Immutable
@Table(name = "account_kind")
public class AccountKind {

    /** The code of what the house owes its customers and channels. */
    public static final String CUSTOMER = "customer";

    @Id
    private String code;

    private int number;

    private String name;

    @Enumerated(EnumType.STRING)
    private AccountType type;

    private boolean owned;

    @Column(name = "may_be_negative")
    private boolean mayBeNegative;

    private int stripes;

    private String meaning;

    @SuppressWarnings("NullAway.Init")
    protected AccountKind() {}

    /** Such as {@code fee-income}. */
    public String code() {
        return code;
    }

    /** Its place in the chart, such as 4000. */
    public int number() {
        return number;
    }

    public String name() {
        return name;
    }

    public AccountType type() {
        return type;
    }

    /** Whether its accounts are kept for customers and channels; otherwise they are the house's own. */
    public boolean owned() {
        return owned;
    }

    /** Of an owned account; of the sum of the house's stripes. */
    public boolean mayBeNegative() {
        return mayBeNegative;
    }

    /** How many rows an account of the house is spread over, so that entries don't wait for each other. */
    public int stripes() {
        return stripes;
    }

    public String meaning() {
        return meaning;
    }
}

package io.coffer.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of the scopes: what a channel's key or token may be used for, beyond its role. */
public final class Scope {

    public static final String ACCOUNTS_READ = "accounts:read";

    /** Posting to any account there is: for back-office systems. */
    public static final String LEDGER_POST = "ledger:post";

    public static final String PAYMENTS_READ = "payments:read";

    public static final String PAYMENTS_WRITE = "payments:write";

    public static final String WALLETS_READ = "wallets:read";

    public static final String WALLETS_WRITE = "wallets:write";

    /** All scopes there are, in the order of their names. */
    public static final List<String> ALL =
            List.of(ACCOUNTS_READ, LEDGER_POST, PAYMENTS_READ, PAYMENTS_WRITE, WALLETS_READ, WALLETS_WRITE);

    /** Those that reach no further than the caller's own things. */
    public static final List<String> USUAL =
            List.of(ACCOUNTS_READ, PAYMENTS_READ, PAYMENTS_WRITE, WALLETS_READ, WALLETS_WRITE);

    private Scope() {}

    /** Reads a list with spaces between the names, as in RFC 6749; names that are not known here count for nothing. */
    public static Set<String> parse(String text) {
        return Arrays.stream(text.split(" ", -1)).filter(ALL::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Writes such a list. */
    public static String text(Collection<String> scopes) {
        return String.join(" ", new TreeSet<>(scopes));
    }
}

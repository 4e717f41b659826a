package io.coffer.wallet.statement;

import io.coffer.money.Money;
import io.coffer.wallet.history.WalletLine;
import java.util.Iterator;

/**
 * The lines of a statement, checked while they are read: each must leave the balance that it says, and all together what the
 * statement says.
 */
record CheckedLines(
        Iterable<WalletLine> lines, Money opening, Money closing, Statement.Total credits, Statement.Total debits)
        implements Iterable<WalletLine> {

    @Override
    public Iterator<WalletLine> iterator() {
        return new Checking();
    }

    private final class Checking implements Iterator<WalletLine> {

        private final Iterator<WalletLine> unchecked = lines.iterator();
        private Money balance = opening;
        private Statement.Total in = new Statement.Total(0, Money.zero(opening.asset()));
        private Statement.Total out = in;

        @Override
        public boolean hasNext() {
            boolean more = unchecked.hasNext();
            if (!more && !(balance.equals(closing) && in.equals(credits) && out.equals(debits))) {
                throw new IllegalStateException("the lines come to " + balance + " by " + in + " and " + out
                        + ", not to " + closing + " by " + credits + " and " + debits);
            }
            return more;
        }

        @Override
        public WalletLine next() {
            var line = unchecked.next();
            balance = balance.plus(line.signed());
            if (!balance.equals(line.balance())) {
                throw new IllegalStateException(
                        "posting " + line.sequence() + " leaves " + line.balance() + ", not " + balance);
            }
            switch (line.direction()) {
                case CREDIT -> in = in.plus(line.amount());
                case DEBIT -> out = out.plus(line.amount());
            }
            return line;
        }
    }
}

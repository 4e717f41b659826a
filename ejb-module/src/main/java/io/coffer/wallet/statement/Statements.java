package io.coffer.wallet.statement;

import io.coffer.ledger.Account;
import io.coffer.ledger.inquiry.AccountExtract;
import io.coffer.ledger.inquiry.AccountExtracts;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import io.coffer.wallet.WalletBalances;
import io.coffer.wallet.history.Movements;
import io.coffer.wallet.history.Viewer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes statements. */
@ApplicationScoped
public class Statements {

    private static final int PIECE = 500;

    @Inject
    private AccountExtracts extracts;

    @Inject
    private Movements movements;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.wallet.statement.days.max")
    private int maxDays;

    /**
     * The statement of an asset of a wallet. Its lines are read when they are asked for, in transactions of their own.
     *
     * @param asset its code
     * @return refused with {@code filter-invalid} or {@code not-found}
     */
    public Outcome<Statement> make(WalletBalances wallet, String asset, StatementPeriod period, Viewer viewer) {
        return possible(period)
                .then(days -> wallet.accounts().stream()
                        .filter(account -> account.asset().code().equals(asset))
                        .findFirst()
                        .map(account -> Outcome.done(make(wallet, account, days, viewer)))
                        .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "The wallet never had this asset.")));
    }

    private Statement make(WalletBalances wallet, Account account, StatementPeriod period, Viewer viewer) {
        // The clock first: a line that is posted from now on may be missing, one before may not.
        var createdAt = clock.instant();
        var extract = extracts.read(account.id(), period.begin(), period.end());
        var id = wallet.wallet().id();
        return new Statement(
                id,
                wallet.wallet().name(),
                account.id(),
                account.asset(),
                period,
                createdAt,
                extract.opening(),
                extract.closing(),
                total(extract.credits()),
                total(extract.debits()),
                new LinesInPieces(
                        last -> extracts.lines(extract, last, PIECE),
                        lines -> transactions.inNew(() -> movements.look(id, viewer, lines))));
    }

    private Outcome<StatementPeriod> possible(StatementPeriod period) {
        if (period.to().isAfter(LocalDate.ofInstant(clock.instant(), period.zone()))) {
            return refused("to must not be later than today in " + period.zone() + ".");
        }
        if (ChronoUnit.DAYS.between(period.from(), period.to()) >= maxDays) {
            return refused("A statement has " + maxDays + " days at most.");
        }
        return Outcome.done(period);
    }

    private static <T> Outcome<T> refused(String detail) {
        return Outcome.refused(ProblemType.FILTER_INVALID, detail, Map.of("parameter", "to"));
    }

    private static Statement.Total total(AccountExtract.Total total) {
        return new Statement.Total(total.count(), total.sum());
    }
}

package io.coffer.ledger;

import io.coffer.money.Asset;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The catalogue of assets. Assets are added by migrations and never change, so that what was read once stays true. */
@ApplicationScoped
public class Assets {

    /** Checked before the database is asked, whose codes are ASCII. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9.]{1,12}");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Transactions transactions;

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    public Optional<Asset> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        var asset = known.get(code);
        if (asset == null) {
            var row = transactions.inNew(() -> em.find(AssetRow.class, code));
            if (row == null) {
                return Optional.empty();
            }
            asset = row.asset();
            known.put(code, asset);
        }
        return Optional.of(asset);
    }

    /** The asset with this code, or a refusal that names it. */
    public Outcome<Asset> asset(String code) {
        return find(code)
                .map(Outcome::done)
                .orElseGet(
                        () -> Outcome.refused(ProblemType.UNKNOWN_ASSET, "There is no asset \"" + code + "\" here."));
    }

    /** The fiat currency with this code, or a refusal that names it. */
    public Outcome<Asset> currency(String code) {
        return find(code)
                .filter(Asset::isFiat)
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.refused(ProblemType.UNKNOWN_CURRENCY, "There is no currency \"" + code + "\" here."));
    }

    /** The stored form of an asset that there is, for a row that refers to it. */
    public AssetRow row(String code) {
        return em.find(AssetRow.class, code);
    }
}

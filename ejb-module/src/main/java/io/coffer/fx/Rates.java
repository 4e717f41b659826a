package io.coffer.fx;

import io.coffer.money.Asset;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows what assets are worth in each other, as far as this server has heard. */
@ApplicationScoped
public class Rates {

    private static final Logger LOG = Logger.getLogger(Rates.class.getName());

    @Inject
    private RateSource source;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.fx.pairs")
    private List<String> pairs;

    @Inject
    @ConfigProperty(name = "coffer.fx.rate.max-age.seconds")
    private long maxAgeSeconds;

    @Inject
    @ConfigProperty(name = "coffer.fx.jump.believed.after.seconds")
    private long jumpBelievedAfterSeconds;

    /** Pairs that were kept out last time, so that the log has a line when it begins and none for each time. */
    private final Map<Pair, RateTable.Verdict> keptOut = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init")
    private Set<Pair> offered;

    @SuppressWarnings("NullAway.Init")
    private RateTable table;

    /** @throws IllegalArgumentException if a configured pair is not written as one */
    @PostConstruct
    void prepare() {
        offered = pairs.stream().map(Pair::of).collect(Collectors.toUnmodifiableSet());
        table = new RateTable(Duration.ofSeconds(jumpBelievedAfterSeconds));
    }

    /** How many pairs are offered, each in both directions. */
    public int offered() {
        return offered.size();
    }

    /**
     * What one unit of an asset is worth in another one. Asks nobody and waits for nothing.
     *
     * @return refused with {@code pair-not-offered} or {@code price-unavailable}
     */
    public Outcome<MidRate> rate(Asset base, Asset counter) {
        var pair = new Pair(base.code(), counter.code());
        if (offered.contains(pair)) {
            return fresh(pair);
        }
        return offered.contains(pair.inverse())
                ? fresh(pair.inverse()).then(rate -> Outcome.done(rate.inverse()))
                : Outcome.refused(
                        ProblemType.PAIR_NOT_OFFERED,
                        base.code() + " is not converted into " + counter.code() + " here.");
    }

    /** Asks the provider, and takes what can be true. */
    public void refresh() {
        for (MidRate rate : source.rates()) {
            if (offered.contains(rate.pair())) {
                note(rate, table.offer(rate, clock.instant()));
            }
        }
    }

    private Outcome<MidRate> fresh(Pair pair) {
        var oldest = clock.instant().minusSeconds(maxAgeSeconds);
        return table.last(pair)
                .map(rate -> rate.asOf().isBefore(oldest)
                        ? Outcome.<MidRate>refused(
                                ProblemType.PRICE_UNAVAILABLE,
                                "The last good rate of " + pair + " is too old.",
                                Map.of("as_of", rate.asOf()))
                        : Outcome.done(rate))
                .orElseGet(
                        () -> Outcome.refused(ProblemType.PRICE_UNAVAILABLE, "There is no rate of " + pair + " yet."));
    }

    private void note(MidRate rate, RateTable.Verdict verdict) {
        switch (verdict) {
            case TAKEN -> {
                if (keptOut.remove(rate.pair()) != null) {
                    LOG.info(() -> rate.pair() + ": " + rate.mid() + " was taken again");
                }
            }
            case OLDER -> LOG.fine(() -> rate.pair() + ": older than what is known");
            case NONSENSE, FUTURE, JUMP -> {
                if (keptOut.put(rate.pair(), verdict) != verdict) {
                    LOG.warning(() -> rate.pair() + ": " + rate.mid() + " as of " + rate.asOf() + " was kept out ("
                            + verdict + ")");
                }
            }
        }
    }
}

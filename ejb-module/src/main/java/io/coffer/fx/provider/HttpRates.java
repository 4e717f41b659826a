package io.coffer.fx.provider;

import io.coffer.fx.MidRate;
import io.coffer.fx.Pair;
import io.coffer.fx.RateSource;
import io.coffer.fx.provider.RatesBody.RateBody;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the provider, and understands what is well-formed. */
class HttpRates implements RateSource {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,18})?");
    private static final int MAX_RATES = 1000;

    private final RatesClient client;

    HttpRates(RatesClient client) {
        this.client = client;
    }

    @Override
    public List<MidRate> rates() {
        var answer = client.rates();
        var rates = answer == null ? null : answer.rates();
        if (rates == null) {
            throw new IllegalStateException("the rate provider answered without rates");
        }
        return rates.stream()
                .limit(MAX_RATES)
                .flatMap(rate -> read(rate).stream())
                .toList();
    }

    private static Optional<MidRate> read(@Nullable RateBody body) {
        var base = body == null ? null : body.base();
        var counter = body == null ? null : body.counter();
        var mid = body == null ? null : body.mid();
        var asOf = body == null ? null : body.asOf();
        if (base == null
                || counter == null
                || mid == null
                || asOf == null
                || !DECIMAL.matcher(mid).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MidRate(new Pair(base, counter), new BigDecimal(mid), Instant.parse(asOf)));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}

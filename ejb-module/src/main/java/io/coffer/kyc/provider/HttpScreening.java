package io.coffer.kyc.provider;

import io.coffer.kyc.provider.ScreeningBody.MatchBody;
import io.coffer.kyc.review.SanctionsScreening;
import io.coffer.kyc.review.ScreeningOrder;
import io.coffer.kyc.review.ScreeningOutcome;
import io.coffer.kyc.review.ScreeningOutcome.Match;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

/** Asks the provider, and believes only answers that match the question. */
class HttpScreening implements SanctionsScreening {

    private static final Logger LOG = Logger.getLogger(HttpScreening.class.getName());
    /** What fits into the submission's row. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

    private static final Pattern SCORE = Pattern.compile("0(\\.\\d{1,6})?|1(\\.0{1,6})?");
    private static final int MAX_MATCHES = 50;
    private static final int MAX_NAME = 200;

    private final ScreeningClient client;

    HttpScreening(ScreeningClient client) {
        this.client = client;
    }

    @Override
    public ScreeningOutcome screen(ScreeningOrder order, boolean asked) {
        try {
            var known = asked ? find(order.reference()) : Optional.<ScreeningBody>empty();
            return read(
                    known.isPresent() ? known.get() : client.screen(order.reference(), ScreeningRequest.of(order)),
                    order);
        } catch (ScreeningNotFoundException
                | WebApplicationException
                | ProcessingException
                | FaultToleranceException e) {
            // Without the exception: what it tells of the answer may be personal.
            return unknown(order, e.getClass().getSimpleName());
        }
    }

    private Optional<ScreeningBody> find(String reference) {
        try {
            return Optional.of(client.find(reference));
        } catch (ScreeningNotFoundException e) {
            return Optional.empty();
        }
    }

    private static ScreeningOutcome read(@Nullable ScreeningBody body, ScreeningOrder order) {
        if (body == null || !order.reference().equals(body.reference())) {
            return unknown(order, "answered something that does not match the question");
        }
        var id = Optional.ofNullable(body.screeningId())
                .filter(text -> ID.matcher(text).matches());
        var matches = matches(body.matches());
        if (id.isPresent() && matches.isPresent()) {
            if ("clear".equals(body.status()) && matches.get().isEmpty()) {
                return new ScreeningOutcome.Clear(id.get());
            }
            if ("hit".equals(body.status()) && !matches.get().isEmpty()) {
                return new ScreeningOutcome.Hit(id.get(), matches.get());
            }
        }
        return unknown(order, "answered something that makes no sense");
    }

    /** Empty if one of them makes no sense. */
    private static Optional<List<Match>> matches(@Nullable List<@Nullable MatchBody> bodies) {
        var matches = new ArrayList<Match>();
        for (MatchBody body : bodies == null ? List.<MatchBody>of() : bodies) {
            var list = body == null ? null : body.list();
            var name = body == null ? null : body.name();
            var score = body == null ? null : body.score();
            if (list == null
                    || name == null
                    || score == null
                    || !SCORE.matcher(score).matches()) {
                return Optional.empty();
            }
            if (matches.size() < MAX_MATCHES) {
                matches.add(new Match(cut(list), cut(name), new BigDecimal(score)));
            }
        }
        return Optional.of(List.copyOf(matches));
    }

    private static String cut(String text) {
        return text.length() <= MAX_NAME ? text : text.substring(0, MAX_NAME);
    }

    private static ScreeningOutcome unknown(ScreeningOrder order, String reason) {
        LOG.info(() -> order.reference() + ": " + reason);
        return new ScreeningOutcome.Unknown(reason);
    }
}

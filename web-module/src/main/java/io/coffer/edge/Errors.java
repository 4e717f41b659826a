package io.coffer.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.coffer.personal.KeysUnavailableException;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Everything that was thrown, as a problem. */
@Provider
public class Errors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Errors.class.getName());
    private static final String ALLOW = "Allow";
    private static final int MAX_CAUSES = 20;

    @Inject
    private RequestScope scope;

    @Override
    public Response toResponse(Throwable thrown) {
        var causes = causes(thrown);
        for (Throwable cause : causes) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return Problems.of(ProblemType.PAYLOAD_TOO_LARGE, Objects.requireNonNull(tooLarge.getMessage()));
            }
            if (cause instanceof BrokenBodyException) {
                return Problems.of(ProblemType.INVALID_REQUEST, BrokenBodyException.DETAIL);
            }
            if (cause instanceof MalformedFormException) {
                return Problems.of(ProblemType.INVALID_REQUEST, MalformedFormException.DETAIL);
            }
            if (cause instanceof NoBodyException || cause instanceof NoContentException) {
                return Problems.of(ProblemType.MALFORMED_JSON, NoBodyException.DETAIL);
            }
            if (cause instanceof CharacterCodingException) {
                return Problems.of(ProblemType.MALFORMED_JSON, "The body is not UTF-8.");
            }
            if (cause instanceof JsonProcessingException json) {
                return Problems.of(unreadable(json));
            }
        }
        if (thrown instanceof WebApplicationException web) {
            return raisedByServer(web);
        }
        if (causes.stream().anyMatch(Errors::isOutage)) {
            LOG.log(Level.WARNING, thrown, () -> "not available; correlation id " + scope.correlationId());
            return Problems.of(
                    ProblemType.TEMPORARILY_UNAVAILABLE,
                    "Send the same request again, with the same Idempotency-Key: it is done once at most.");
        }
        LOG.log(Level.SEVERE, thrown, () -> "unexpected; correlation id " + scope.correlationId());
        return Problems.of(
                ProblemType.INTERNAL_ERROR, "Report it with the correlation id " + scope.correlationId() + ".");
    }

    private static Response raisedByServer(WebApplicationException web) {
        var response = web.getResponse();
        if (response.getStatus() == 200 && response.getHeaderString(ALLOW) != null) {
            // The answer to OPTIONS, which JAX-RS makes by itself.
            return Response.noContent()
                    .header(ALLOW, response.getHeaderString(ALLOW))
                    .build();
        }
        if (response.getStatus() < 400) {
            return response;
        }
        var problem = Problems.of(
                Problems.typeOf(response.getStatus()), response.getStatusInfo().getReasonPhrase() + ".");
        var allow = response.getHeaderString(ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem).header(ALLOW, allow).build();
    }

    private static Refused<?> unreadable(JsonProcessingException json) {
        var member = json instanceof JsonMappingException mapping ? member(mapping) : "";
        Map<String, Object> members = member.isEmpty() ? Map.of() : Map.of("member", member);
        if (json instanceof AmountText.NotTextException) {
            return refused(
                    ProblemType.AMOUNT_FORMAT, "\"" + member + "\" must be a JSON string, such as \"12.50\".", members);
        }
        if (json instanceof UnrecognizedPropertyException) {
            return refused(ProblemType.UNKNOWN_FIELD, "There is no member \"" + member + "\" here.", members);
        }
        return refused(
                ProblemType.MALFORMED_JSON,
                json instanceof JsonMappingException && !member.isEmpty()
                        ? "The value of \"" + member + "\" is not of the type that is expected."
                        : "The body is not one complete JSON object without repeated members.",
                members);
    }

    private static Refused<?> refused(ProblemType type, String detail, Map<String, Object> members) {
        return (Refused<?>) Outcome.refused(type, detail, members);
    }

    private static String member(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .map(name -> name.length() <= 100 ? name : name.substring(0, 100))
                .collect(Collectors.joining("."));
    }

    /** The database, the broker or the master key failed us, or somebody else held what we needed for too long. */
    private static boolean isOutage(Throwable cause) {
        return cause instanceof PersistenceException
                || cause instanceof SQLException
                || cause instanceof JMSException
                || cause instanceof JMSRuntimeException
                || cause instanceof EJBException
                || cause instanceof KeysUnavailableException
                || cause instanceof jakarta.transaction.RollbackException;
    }

    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (var cause = thrown; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}

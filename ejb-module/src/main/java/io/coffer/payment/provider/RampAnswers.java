package io.coffer.payment.provider;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells clear answers (refused, not found) from failures. */
public class RampAnswers implements ResponseExceptionMapper<RampAnswerException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status == RampAnswerException.REFUSED || status == RampAnswerException.NOT_FOUND;
    }

    @Override
    public RampAnswerException toThrowable(Response response) {
        var body =
                response.getStatus() == RampAnswerException.REFUSED ? response.readEntity(ConversionBody.class) : null;
        return new RampAnswerException(response.getStatus(), body);
    }
}

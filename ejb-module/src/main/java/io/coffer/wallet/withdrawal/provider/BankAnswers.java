package io.coffer.wallet.withdrawal.provider;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells clear answers (refused, not found) from failures. */
public class BankAnswers implements ResponseExceptionMapper<BankAnswerException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status == BankAnswerException.REFUSED || status == BankAnswerException.NOT_FOUND;
    }

    @Override
    public BankAnswerException toThrowable(Response response) {
        var body = response.getStatus() == BankAnswerException.REFUSED ? response.readEntity(PayoutBody.class) : null;
        return new BankAnswerException(response.getStatus(), body);
    }
}

package io.coffer.kyc.provider;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Tells a clear answer (not found) from failures. */
public class ScreeningAnswers implements ResponseExceptionMapper<ScreeningNotFoundException> {

    private static final int NOT_FOUND = 404;

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status == NOT_FOUND;
    }

    @Override
    public ScreeningNotFoundException toThrowable(Response response) {
        return new ScreeningNotFoundException();
    }
}

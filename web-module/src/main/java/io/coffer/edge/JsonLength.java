package io.coffer.edge;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Says how long a JSON answer is: by that the server knows what is too short to be compressed. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class JsonLength implements WriterInterceptor {

    @Override
    public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
        if (!answer.getMediaType().getSubtype().endsWith("json")) {
            answer.proceed();
            return;
        }
        var wire = answer.getOutputStream();
        var written = new ByteArrayOutputStream();
        answer.setOutputStream(written);
        try {
            answer.proceed();
        } finally {
            answer.setOutputStream(wire);
        }
        answer.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, written.size());
        written.writeTo(wire);
    }
}

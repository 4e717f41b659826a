package io.coffer.edge;

import io.coffer.json.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes all bodies of the API with Coffer's own mapper. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, Problems.MEDIA_TYPE})
@Produces({MediaType.APPLICATION_JSON, Problems.MEDIA_TYPE})
public class JsonBodies extends JsonProvider {

    /**
     * {@inheritDoc}
     *
     * @throws NoBodyException instead of reading nothing
     */
    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        var read = super.readFrom(type, genericType, annotations, mediaType, headers, body);
        if (read == null) {
            throw new NoBodyException();
        }
        return read;
    }
}

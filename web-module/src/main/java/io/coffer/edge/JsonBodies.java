package io.coffer.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import io.coffer.json.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

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

    /** Reads UTF-8 and nothing else: left alone, Jackson takes UTF-16 and UTF-32, too, and mends what is broken. */
    @Override
    protected JsonParser _createParser(ObjectReader reader, InputStream body) throws IOException {
        return reader.getFactory()
                .createParser(new InputStreamReader(
                        body,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }
}

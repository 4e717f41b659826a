package io.coffer.json;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;

/** Lets JAX-RS, server and client, read and write bodies with the one mapper. */
public class JsonProvider extends JacksonJsonProvider {

    public JsonProvider() {
        super(Json.mapper());
    }
}

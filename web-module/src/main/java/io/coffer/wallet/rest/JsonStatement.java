package io.coffer.wallet.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.coffer.json.Json;
import io.coffer.problem.Outcome;
import io.coffer.wallet.statement.Statement;
import io.coffer.wallet.statement.StatementFormat;
import jakarta.enterprise.context.ApplicationScoped;

/** Statements as JSON, written line by line. */
@ApplicationScoped
public class JsonStatement implements StatementFormat {

    @Override
    public Outcome<Content> show(Statement statement) {
        return Outcome.done(out -> {
            try (var json = Json.mapper().getFactory().createGenerator(out)) {
                // What breaks off must not look whole, and the stream belongs to who gave it.
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                Json.mapper().writeValue(json, StatementBody.of(statement));
            }
        });
    }
}

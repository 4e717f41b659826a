package io.coffer.edge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/** Reads an amount, which is a string in JSON: a number has lost its decimals in some client already. */
public class AmountText extends StdDeserializer<String> {

    private static final long serialVersionUID = 1;

    public AmountText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new NotTextException(parser);
        }
        return parser.getText();
    }

    /** An amount that is a number, or anything else but a string. */
    static class NotTextException extends JsonMappingException {

        private static final long serialVersionUID = 1;

        NotTextException(JsonParser parser) {
            super(parser, "an amount must be a string");
        }
    }
}

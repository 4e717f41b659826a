package io.coffer.acceptance.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** How to send a request again without the fuzzer. */
final class Reproduction {

    private static final int LONGEST = 3_000;

    private Reproduction() {}

    /**
     * A command for a shell. Credentials stand in it as variables, such as {@code $CHANNEL_A}: they are of no use
     * later.
     *
     * @param raw the file that has the request as it goes over the wire, for what does not fit
     */
    static String command(Request request, Caller caller, String url, String raw) {
        var command = new StringBuilder("curl -i --path-as-is -X ").append(quoted(request.method()));
        for (Header header : request.headers()) {
            command.append(" -H ").append(quoted(header.name() + ": " + header.value()));
        }
        if (request.credential() == Credential.TRUE) {
            caller.credentials()
                    .keySet()
                    .forEach(name -> command.append(" -H \"")
                            .append(name)
                            .append(name.equals("Authorization") ? ": Bearer $" : ": $")
                            .append(caller.name().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                            .append('"'));
        }
        var body = request.body();
        if (request.framing() == Framing.CHUNKED) {
            command.append(" -H 'Transfer-Encoding: chunked'");
        }
        if (body != null) {
            command.append(" --data-binary ").append(quoted(new String(body, StandardCharsets.ISO_8859_1)));
        }
        command.append(' ').append(quoted(url + request.target()));
        boolean fits = command.length() <= LONGEST
                && request.version().equals(Request.HTTP_1_1)
                && Set.of(Framing.LENGTH, Framing.CHUNKED).contains(request.framing());
        return fits
                ? command.toString()
                : "nc " + url.replaceFirst("^http://", "").replace(":", " ") + " < " + raw;
    }

    /** For bash: with escapes for whatever is not plain. Characters are bytes if they are below 256. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("$'");
        boolean plain = true;
        for (byte b : bytes(text)) {
            int c = b & 0xFF;
            if (c < ' ' || c >= 0x7F) {
                quoted.append(String.format("\\x%02x", c));
                plain = false;
            } else {
                if (c == '\'' || c == '\\') {
                    quoted.append('\\');
                    plain = false;
                }
                quoted.append((char) c);
            }
        }
        return quoted.substring(plain ? 1 : 0) + "'";
    }

    private static byte[] bytes(String text) {
        return StandardCharsets.ISO_8859_1.newEncoder().canEncode(text)
                ? text.getBytes(StandardCharsets.ISO_8859_1)
                : text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.coffer.edge;

import io.coffer.json.Json;
import io.coffer.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the types of problems lead to: {@code /problems} lists the catalogue, {@code /problems/{name}} explains one; as a
 * page, or as JSON for who accepts that rather than HTML.
 */
public class ProblemPages extends ReadOnlyServlet {

    private static final long serialVersionUID = 1;
    private static final String ONE_HOUR = "public, max-age=3600";

    /** The style is the page's own, and the only thing that it may use. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final List<ProblemType> CATALOGUE = Arrays.stream(ProblemType.values())
            .sorted(Comparator.comparing(ProblemType::status).thenComparing(ProblemType::slug))
            .toList();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            answer(
                    request,
                    response,
                    Map.of(
                            "problems",
                            CATALOGUE.stream().map(ProblemPages::json).toList()),
                    list());
            return;
        }
        var found = find(path.substring(1));
        if (found.isEmpty()) {
            Problems.write(response, ProblemType.NOT_FOUND, "There is no problem of this name.");
            return;
        }
        answer(request, response, json(found.get()), page(found.get()));
    }

    private static Optional<ProblemType> find(String slug) {
        return CATALOGUE.stream().filter(type -> type.slug().equals(slug)).findFirst();
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, Map<String, Object> json, String html)
            throws IOException {
        boolean wantsJson =
                wantsJson(Optional.ofNullable(request.getHeader("Accept")).orElse("*/*"));
        response.setContentType(wantsJson ? "application/json" : "text/html;charset=utf-8");
        response.setHeader("Cache-Control", ONE_HOUR);
        response.setHeader("Vary", "Accept");
        response.setHeader("Content-Security-Policy", POLICY);
        var body = (wantsJson ? Json.write(json) : html).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    /** Browsers name HTML; programs name JSON, or a problem. */
    private static boolean wantsJson(String accept) {
        return accept.contains("json") && !accept.contains("text/html");
    }

    private static Map<String, Object> json(ProblemType type) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", Problems.TYPE_PREFIX + type.slug());
        json.put("title", type.title());
        json.put("status", type.status());
        json.put("description", type.description());
        return json;
    }

    static String list() {
        var rows = new StringBuilder();
        for (ProblemType type : CATALOGUE) {
            rows.append("<tr><td>")
                    .append(type.status())
                    .append("</td><td><a href=\"")
                    .append(Problems.TYPE_PREFIX)
                    .append(escape(type.slug()))
                    .append("\">")
                    .append(escape(type.slug()))
                    .append("</a></td><td>")
                    .append(escape(type.title()))
                    .append("</td></tr>\n");
        }
        return html("Problems", """
                <p>What Coffer answers when it does not do what it was asked for: a document as in RFC 9457, whose
                <code>type</code> leads to one of these pages.</p>
                <table><thead><tr><th>Status</th><th>Name</th><th>Title</th></tr></thead><tbody>
                %s</tbody></table>""".formatted(rows));
    }

    static String page(ProblemType type) {
        return html(type.title(), """
                <p><code>%s</code>, status %d</p>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>""".formatted(
                        escape(Problems.TYPE_PREFIX + type.slug()),
                        type.status(),
                        // What stood in backquotes is code.
                        escape(type.description()).replaceAll("`([^`]*)`", "<code>$1</code>")));
    }

    private static String html(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · Coffer</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
                table { border-collapse: collapse }
                th, td { text-align: left; padding: .25rem 1rem .25rem 0; vertical-align: top }
                code { background: #eee; color: #111; padding: .1rem .25rem }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(escape(title), body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}

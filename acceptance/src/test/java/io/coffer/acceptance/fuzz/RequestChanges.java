package io.coffer.acceptance.fuzz;

import static io.coffer.acceptance.fuzz.Change.Stage.HEADERS;
import static io.coffer.acceptance.fuzz.Change.Stage.WHERE;
import static io.coffer.acceptance.fuzz.Change.Stage.WHO;
import static io.coffer.acceptance.fuzz.Change.Stage.WIRE;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Requests that are wrong elsewhere than in the body: who calls, where to, with which headers, and as HTTP. */
final class RequestChanges {

    private static final List<String> METHODS = List.of(
            "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "QUERY", "FOO", "get");

    private static final List<String> MEDIA = List.of(
            "text/plain",
            "text/html",
            "application/xml",
            "application/json;charset=utf-16",
            "application/json;charset=bogus",
            "application/json; charset=\"utf-8\"",
            "application/json;charset=",
            "application/json;;;",
            "application/problem+json",
            "application/merge-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/*",
            "*/*",
            "json",
            "/",
            "application/",
            "application/json, text/plain",
            "APPLICATION/JSON",
            "application/json;q=0",
            "",
            "\u00E9/\u00E9");

    private static final List<String> ACCEPTED = List.of(
            "text/html",
            "application/xml",
            "application/json;q=0",
            "*/*;q=0",
            "application/json;q=zz",
            "application/json;q=9",
            "application/json;q=-1",
            "application/json;q=1.0000000001",
            "json",
            "*",
            "/",
            ",",
            ";q=1",
            "",
            "application/problem+json",
            "application/json;version=2",
            "application/vnd.coffer.v9+json",
            "image/png, */*;q=0.1",
            "text/*",
            "application/json, ".repeat(200),
            "\u00E9/*");

    private static final List<Header> ODD = List.of(
            new Header("Accept-Encoding", "gzip"),
            new Header("Accept-Encoding", "identity;q=0, *;q=0"),
            new Header("Accept-Encoding", "br;q=zz"),
            new Header("Accept-Charset", "utf-7"),
            new Header("Accept-Language", "x-klingon;q=zz, *"),
            new Header("Content-Encoding", "gzip"),
            new Header("Content-Encoding", "deflate"),
            new Header("Content-Encoding", "none-such"),
            new Header("Content-Language", "\u00E9"),
            new Header("Range", "bytes=0-1,5-2"),
            new Header("If-Match", "*"),
            new Header("If-Match", "\"none\""),
            new Header("If-Match", "W/\"1\", \"2\""),
            new Header("If-Match", "\"unclosed"),
            new Header("If-None-Match", "*"),
            new Header("If-None-Match", "nonsense"),
            new Header("If-Modified-Since", "yesterday"),
            new Header("If-Unmodified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
            new Header("Origin", "https://evil.example"),
            new Header("Origin", "null"),
            new Header("Access-Control-Request-Method", "DELETE"),
            new Header("X-HTTP-Method-Override", "DELETE"),
            new Header("X-Original-URL", "/ibm/api/"),
            new Header("X-Forwarded-For", "10.0.0.1, ' OR 1=1"),
            new Header("X-Forwarded-Host", "evil.example"),
            new Header("X-Forwarded-Proto", "gopher"),
            new Header("Forwarded", "for=\"[::1\";proto=x"),
            new Header("Cookie", "JSESSIONID=0000abc:-1; LtpaToken2=AAAA"),
            new Header("Cookie", "=;;=;\u0001"),
            new Header("X-Correlation-Id", ""),
            new Header("X-Request-Id", "x".repeat(300)),
            new Header("traceparent", "00-zz-zz-zz"),
            new Header("baggage", "a=" + "b".repeat(9_000)),
            new Header("User-Agent", "${jndi:ldap://127.0.0.1:1/a}"),
            new Header("Referer", "<script>alert(1)</script>"),
            new Header("Prefer", "respond-async, wait=99999999999"),
            new Header("Date", "not a date"),
            new Header("Via", "1.1 \u202E"),
            new Header("Priority", "u=99"),
            new Header("Max-Forwards", "-1"));

    private static final List<String> QUERIES = List.of(
            "page_size",
            "cursor",
            "sort",
            "filter",
            "status",
            "from",
            "to",
            "id",
            "_method",
            "access_token",
            "callback");

    static final List<Change> ALL = List.of(
            Change.of(WHO, draft -> prove(draft, Credential.NONE, "nobody")),
            Change.of(WHO, draft -> bear(draft, "garbage", Nasty.shortText(draft.random))),
            Change.of(WHO, draft -> bear(draft, "a long token", "e".repeat(7_000))),
            Change.of(WHO, draft -> bear(draft, "a hollow token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.")),
            Change.of(WHO, draft -> bear(draft, "dots", "..")),
            Change.of(WHO, draft -> authorize(draft, "basic", "Basic YWRtaW46YWRtaW4=")),
            Change.of(WHO, draft -> authorize(draft, "basic without a colon", "Basic YWRtaW4")),
            Change.of(WHO, draft -> authorize(draft, "no scheme", "eyJhbGciOiJSUzI1NiJ9.e30.AAAA")),
            Change.of(
                    WHO,
                    draft -> authorize(
                            draft, "an empty scheme", Nasty.any(List.of("", "Bearer", "Bearer "), draft.random))),
            Change.of(WHO, draft -> authorize(draft, "another scheme", "Digest username=\"a\", uri=\"/\"")),
            Change.of(
                    WHO, draft -> falseHeader(draft, "a made-up API key", "X-API-Key", Nasty.shortText(draft.random))),
            Change.of(WHERE, RequestChanges::hasParameter, RequestChanges::nastyId),
            Change.of(WHERE, RequestChanges::hasParameter, RequestChanges::nobodysId),
            Change.of(WHERE, draft -> {
                draft.method = Nasty.any(METHODS, draft.random);
                draft.changed("method " + draft.method, Aim.ASTRAY);
            }),
            path("a segment more", draft -> draft.segments.add(Escapes.encoded(Nasty.shortText(draft.random)))),
            path("a slash more", draft -> draft.segments.add("")),
            path("a segment less", draft -> draft.segments.remove(draft.segments.size() - 1)),
            path("a double slash", draft -> draft.segments.add(draft.random.nextInt(draft.segments.size()), "")),
            path(
                    "upwards",
                    draft -> draft.segments.add(
                            draft.random.nextInt(draft.segments.size() + 1),
                            Nasty.any(
                                    List.of("..", "%2e%2e", "..;", "%252e%252e", ".", "..%2f..", "..%5c.."),
                                    draft.random))),
            path("a matrix parameter", draft -> bend(draft, segment -> segment + ";jsessionid=0;a=" + "b")),
            path("an escaped slash", draft -> bend(draft, segment -> segment + "%2F")),
            path("an escaped NUL", draft -> bend(draft, segment -> segment + "%00")),
            path(
                    "an escaped line break",
                    draft -> bend(draft, segment -> segment + "%0d%0a" + Nasty.INJECTED + ":%20yes")),
            path("an escape that is none", draft -> bend(draft, segment -> segment + "%zz")),
            path("half an escape", draft -> bend(draft, segment -> segment + "%")),
            path("overlong UTF-8", draft -> bend(draft, segment -> segment + "%c0%ae%c0%af")),
            path("raw letters", draft -> bend(draft, segment -> segment + "\u00E9\uD83D\uDE00")),
            path("raw brackets", draft -> bend(draft, segment -> segment + "{}|^`<>\"\\")),
            path("upper case", draft -> bend(draft, segment -> segment.toUpperCase(Locale.ROOT))),
            path("a long segment", draft -> bend(draft, segment -> segment + "x".repeat(5_000))),
            Change.of(WHERE, RequestChanges::query),
            Change.of(WHERE, draft -> !parameters(draft, "query").isEmpty(), RequestChanges::knownQuery),
            Change.of(WHERE, draft -> !parameters(draft, "query").isEmpty(), RequestChanges::knownQuery),
            Change.of(HEADERS, draft -> !parameters(draft, "header").isEmpty(), RequestChanges::knownHeader),
            Change.of(HEADERS, draft -> {
                draft.header("Content-Type", Nasty.any(MEDIA, draft.random));
                draft.changed("another media type");
            }),
            Change.of(HEADERS, draft -> draft.body != null || draft.json != null, draft -> {
                draft.noHeader("Content-Type");
                draft.changed("no media type");
            }),
            Change.of(HEADERS, draft -> {
                draft.header("Accept", Nasty.any(ACCEPTED, draft.random));
                draft.changed("another accepted type");
            }),
            Change.of(HEADERS, RequestChanges::odd),
            Change.of(HEADERS, RequestChanges::odd),
            Change.of(HEADERS, draft -> {
                draft.header("X-Correlation-Id", Nasty.shortText(draft.random));
                draft.changed("a nasty correlation id");
            }),
            Change.of(HEADERS, draft -> {
                IntStream.range(0, 120).forEach(i -> draft.headers.add(new Header("X-Many-" + i, "y")));
                draft.changed("many headers", Aim.BROKEN);
            }),
            Change.of(HEADERS, draft -> {
                draft.headers.add(new Header("X-Long", "y".repeat(20_000)));
                draft.changed("a long header", Aim.BROKEN);
            }),
            Change.of(WIRE, draft -> draft.body != null, draft -> {
                draft.framing = Framing.CHUNKED;
                draft.changed("in chunks");
            }),
            wire("cut off in its body", draft -> draft.framing = Framing.TRUNCATED),
            wire("without its last chunk", draft -> draft.framing = Framing.UNFINISHED),
            wire(
                    "two lengths",
                    draft -> said(draft, new Header("Content-Length", "1"), new Header("Content-Length", "2"))),
            wire("a negative length", draft -> said(draft, new Header("Content-Length", "-1"))),
            wire("a length that is none", draft -> said(draft, new Header("Content-Length", "0x1"))),
            wire("a huge length", draft -> said(draft, new Header("Content-Length", "99999999999999999999"))),
            wire(
                    "a length and chunks",
                    draft ->
                            said(draft, new Header("Content-Length", "3"), new Header("Transfer-Encoding", "chunked"))),
            wire(
                    "an unknown transfer encoding",
                    draft -> said(draft, new Header("Transfer-Encoding", "snail, chunked"))),
            wire("no host", draft -> draft.headers.add(new Header("Host", Sender.NO_HOST))),
            wire(
                    "an odd host",
                    draft -> draft.headers.add(new Header(
                            "Host",
                            Nasty.any(
                                    List.of("", "evil.example", "a b", "[::1", "x:99999", "127.0.0.1,a"),
                                    draft.random)))),
            wire("HTTP/1.0", draft -> draft.version = "HTTP/1.0"),
            wire(
                    "another version",
                    draft -> draft.version = Nasty.any(
                            List.of("HTTP/0.9", "HTTP/2.0", "HTTP/9.9", "HTTP/1.1 x", "HTCPCP/1.0", ""), draft.random)),
            wire(
                    "an odd method",
                    draft -> draft.method =
                            Nasty.any(List.of("G\u00CBT", "GET\t", "X".repeat(300), "(", "P:ST"), draft.random)),
            wire(
                    "a header injected",
                    draft -> draft.headers.add(new Header("X-A", "b\r\n" + Nasty.INJECTED + ": yes"))),
            wire("a bare line feed", draft -> draft.headers.add(new Header("X-A", "b\nX-B: c"))),
            wire("a NUL in a header", draft -> draft.headers.add(new Header("X-A", "b\u0000c"))),
            wire("a header without a name", draft -> draft.headers.add(new Header("", "b"))),
            wire("a header with a space", draft -> draft.headers.add(new Header("X A", "b"))),
            wire("a folded header", draft -> draft.headers.add(new Header("X-A", "b\r\n c"))),
            wire(
                    "Expect",
                    draft -> draft.headers.add(
                            new Header("Expect", Nasty.any(List.of("100-continue", "200-ok"), draft.random)))),
            wire(
                    "Upgrade",
                    draft -> draft.headers.addAll(
                            List.of(new Header("Connection", "Upgrade"), new Header("Upgrade", "websocket")))));

    private RequestChanges() {}

    private static Change path(String name, Consumer<Draft> change) {
        return Change.of(WHERE, draft -> draft.segments.size() > 1, draft -> {
            change.accept(draft);
            draft.changed(name, Aim.ASTRAY);
        });
    }

    private static Change wire(String name, Consumer<Draft> change) {
        return Change.of(WIRE, draft -> {
            change.accept(draft);
            draft.changed(name, Aim.BROKEN);
        });
    }

    private static void prove(Draft draft, Credential credential, String name) {
        draft.credential = credential;
        draft.changed("called by " + name);
    }

    private static void bear(Draft draft, String name, String token) {
        authorize(draft, name, "Bearer " + token);
    }

    private static void authorize(Draft draft, String name, String value) {
        falseHeader(draft, name, "Authorization", value);
    }

    static void falseHeader(Draft draft, String name, String header, String value) {
        draft.header(header, value);
        prove(draft, Credential.FALSE, name);
    }

    private static boolean hasParameter(Draft draft) {
        return draft.operation.segments().stream().anyMatch(Paths::isParameter);
    }

    private static int anyParameter(Draft draft) {
        var template = draft.operation.segments();
        var places = IntStream.range(0, Math.min(template.size(), draft.segments.size()))
                .filter(i -> Paths.isParameter(template.get(i)))
                .boxed()
                .toList();
        return places.isEmpty() ? -1 : Nasty.any(places, draft.random);
    }

    private static void nastyId(Draft draft) {
        int place = anyParameter(draft);
        if (place >= 0) {
            var id = Nasty.shortText(draft.random);
            draft.segments.set(place, Escapes.encoded(id));
            // Not every server takes these for a part of one segment.
            boolean bends = id.isEmpty() || id.chars().anyMatch(c -> c < ' ' || c == 0x7F || "/\\;%.".indexOf(c) >= 0);
            draft.changed("a nasty id", bends ? Aim.ASTRAY : Aim.TARGET);
        }
    }

    private static void nobodysId(Draft draft) {
        int place = anyParameter(draft);
        if (place >= 0) {
            draft.segments.set(place, Examples.id(draft.random).toString());
            draft.changed("an id of nothing");
        }
    }

    private static void bend(Draft draft, UnaryOperator<String> change) {
        int place = draft.random.nextInt(draft.segments.size());
        draft.segments.set(place, change.apply(draft.segments.get(place)));
    }

    private static List<String> parameters(Draft draft, String in) {
        return draft.operation.parameters().stream()
                .filter(parameter -> parameter.in().equals(in))
                .map(Operation.Parameter::name)
                .toList();
    }

    private static void query(Draft draft) {
        int count = draft.random.nextInt(10) == 0 ? 300 : draft.random.nextInt(1, 3);
        for (int i = 0; i < count; i++) {
            draft.query.add(new Header(
                    draft.random.nextBoolean()
                            ? Nasty.any(QUERIES, draft.random)
                            : Escapes.encoded(Nasty.shortText(draft.random)),
                    Escapes.encoded(Nasty.shortText(draft.random))));
        }
        draft.changed("an odd query", draft.target().length() > 8_000 ? Aim.BROKEN : Aim.TARGET);
    }

    private static void knownQuery(Draft draft) {
        var name = Nasty.any(parameters(draft, "query"), draft.random);
        if (draft.random.nextBoolean()) {
            draft.query.removeIf(parameter -> parameter.isCalled(name));
        }
        draft.query.add(new Header(name, Escapes.encoded(Nasty.shortText(draft.random))));
        draft.changed("a nasty " + name);
    }

    private static void knownHeader(Draft draft) {
        var name = Nasty.any(parameters(draft, "header"), draft.random);
        switch (draft.random.nextInt(4)) {
            case 0 -> {
                draft.noHeader(name);
                draft.changed("no " + name);
            }
            case 1 -> {
                draft.headers.add(new Header(name, "twice"));
                draft.changed(name + " twice");
            }
            default -> {
                draft.header(name, Nasty.shortText(draft.random));
                draft.changed("a nasty " + name);
            }
        }
    }

    private static void odd(Draft draft) {
        var header = Nasty.any(ODD, draft.random);
        draft.header(header.name(), header.value());
        draft.changed("an odd " + header.name());
    }

    private static void said(Draft draft, Header... headers) {
        draft.framing = Framing.AS_SAID;
        draft.headers.addAll(List.of(headers));
    }
}

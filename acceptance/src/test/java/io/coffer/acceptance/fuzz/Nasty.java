package io.coffer.acceptance.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;

/** Values that have broken programs before. None of them looks like something that {@link Leaks} searches for. */
final class Nasty {

    /** The name of a header that no answer has, unless a request could put it there. */
    static final String INJECTED = "X-Injected";

    /** What {@link #TEMPLATE} comes to, if something computes it. */
    static final String EVALUATED = "1962224209";

    private static final String TEMPLATE = "44297*44297";

    private static final List<String> UNICODE = List.of(
            "\u202Eexe.tac\u202C",
            "\u05D0\u05D1\u05D2 \u0627\u0644\u0639",
            "a\u200Bb\u200Dc\u2060d\uFEFF",
            "\uFEFF",
            "\uD83D\uDCB6\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
            "\uD83D\uDE00".repeat(40),
            "Z\u0351\u0343\u033Ea\u0300\u0301\u0302\u0303\u0304l\u0315\u035Fg\u0321o",
            "\uFF11\uFF12\uFF0E\uFF15\uFF10",
            "\u0661\u0662.\u0665",
            "\u00DF\u0130\u0131\u017F\u212A",
            "\uFDFA",
            "\u2028\u2029",
            "\uFFFE\uFFFF",
            "\uDBFF\uDFFF",
            "\u0085\u00A0",
            "\u0000",
            "a\u0000b",
            "\u0007\u001B[31mred",
            "tab\there",
            "line\r\nbreak",
            "\uD800",
            "\uDC00tail",
            "caf\u00E9",
            "cafe\u0301",
            "\u4E2D\u6587\u5B57");

    private static final List<String> INJECTIONS = List.of(
            "' OR '1'='1",
            "'; DROP TABLE payment; --",
            "1' UNION SELECT NULL,NULL,NULL -- -",
            "1 AND SLEEP(3)",
            "\\' OR 1=1 #",
            "%' ESCAPE '!",
            "%_%",
            "${jndi:ldap://127.0.0.1:1/a}",
            "${${lower:j}ndi:dns://127.0.0.1/x}",
            "${env:PATH}",
            "${sys:user.dir}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "]]><!--",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "%2e%2e%2f%2e%2e%2f",
            "file:///etc/passwd",
            "http://169.254.169.254/latest/meta-data/",
            "a\r\n" + INJECTED + ": yes",
            "a%0d%0a" + INJECTED + ": yes",
            "{{" + TEMPLATE + "}}",
            "${" + TEMPLATE + "}",
            "#{" + TEMPLATE + "}",
            "<%= " + TEMPLATE + " %>",
            "$(id)",
            "`id`",
            "| cat /etc/hostname",
            "{\"$ne\":null}",
            "*)(uid=*",
            "=1+1|' /C calc'!A0",
            "%s%s%s%n",
            "{0}",
            "%1$s%999$s",
            "null",
            "undefined",
            "true",
            "[]",
            "__proto__");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "00",
            "-1",
            "+1",
            "1e309",
            "-1e309",
            "1e-400",
            "1E2",
            "1e999999999",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x10",
            "1,000.00",
            "1.",
            ".5",
            "1_000",
            "0.1",
            "250.000000000000000001",
            "9223372036854775807",
            "9223372036854775808",
            "2147483648",
            "99999999999999999999999999999999999999.99",
            "1" + "0".repeat(400),
            "0." + "0".repeat(400) + "1");

    private static final List<String> TIMES = List.of(
            "0000-00-00T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "+999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "2026-02-30",
            "2026-13-01",
            "2026-02-29T24:00:00Z",
            "2016-12-31T23:59:60Z",
            "1970-01-01",
            "12:00",
            "P1Y",
            "now");

    private static final List<String> IDS = List.of(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "01900000-0000-7000-8000-00000000000G",
            "{01900000-0000-7000-8000-000000000001}",
            "urn:uuid:01900000-0000-7000-8000-000000000001",
            "0190000000007000800000000000000001",
            "1-1-1-1-1",
            "1",
            "-1",
            "",
            " ",
            "*");

    private static final List<List<String>> TEXTS = List.of(UNICODE, INJECTIONS, NUMBERS, TIMES, IDS);

    private Nasty() {}

    /** Any of them, or a long one. */
    static String text(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> huge(random);
            case 1 -> any(UNICODE, random) + any(INJECTIONS, random);
            default -> any(any(TEXTS, random), random);
        };
    }

    /** Any of them, none longer than a path or a header can be. */
    static String shortText(RandomGenerator random) {
        return any(any(TEXTS, random), random);
    }

    static String huge(RandomGenerator random) {
        int length = any(List.of(64, 65, 255, 256, 257, 1_000, 5_000, 40_000), random);
        return any(List.of("x", "9", " ", "\u00E9", "\uD83D\uDCB6", "'", "\\", "\u0000"), random)
                .repeat(length);
    }

    static String number(RandomGenerator random) {
        return any(NUMBERS, random);
    }

    static <T> T any(List<T> values, RandomGenerator random) {
        return values.get(random.nextInt(values.size()));
    }

    /** All fixed ones, for the test that none of them is a leak by itself. */
    static List<String> all() {
        return TEXTS.stream().flatMap(List::stream).toList();
    }
}

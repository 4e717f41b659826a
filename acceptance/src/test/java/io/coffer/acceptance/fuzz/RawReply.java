package io.coffer.acceptance.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads an answer from a bare connection. */
final class RawReply {

    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final InputStream in;

    private RawReply(InputStream in) {
        this.in = in;
    }

    /**
     * The next answer that is final.
     *
     * @param bodiless whether the request was for headers only
     * @throws IOException if the connection ends before the answer does
     */
    static Reply read(InputStream in, boolean bodiless) throws IOException {
        return new RawReply(in).read(bodiless);
    }

    private Reply read(boolean bodiless) throws IOException {
        while (true) {
            var line = line();
            var parts = line.split(" ", 3);
            if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
                throw new IOException("no status line: " + line);
            }
            int status = Integer.parseInt(parts[1]);
            var headers = headers();
            if (status >= 200) {
                var none = bodiless || status == 204 || status == 304;
                return new Reply(status, headers, none ? new byte[0] : body(headers));
            }
            if (status == 101) {
                return new Reply(status, headers, new byte[0]);
            }
        }
    }

    private List<Header> headers() throws IOException {
        var headers = new ArrayList<Header>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.add(
                    colon < 0
                            ? new Header(line, "")
                            : new Header(
                                    line.substring(0, colon),
                                    line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] body(List<Header> headers) throws IOException {
        for (Header header : headers) {
            if (header.isCalled("Transfer-Encoding")) {
                return chunks();
            }
            if (header.isCalled("Content-Length")) {
                return exactly(Integer.parseInt(header.value()));
            }
        }
        return in.readNBytes(MAX_BODY);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            body.writeBytes(exactly(length));
            var end = line();
            if (length == 0 || body.size() > MAX_BODY) {
                while (!end.isEmpty()) {
                    end = line();
                }
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = in.readNBytes(Math.min(length, MAX_BODY));
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MAX_LINE) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}

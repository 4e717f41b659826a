package io.coffer.identity.rest;

import io.coffer.crypto.Digests;
import io.coffer.edge.ReadOnlyServlet;
import io.coffer.identity.Tokens;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The public keys that our tokens are verified with, for everybody, where everybody looks for them. */
@WebServlet("/.well-known/jwks.json")
public class PublishedKeysServlet extends ReadOnlyServlet {

    private static final long serialVersionUID = 1;

    /** Much less than a key is published before it signs. */
    private static final String CACHED = "public, max-age=300";

    @Inject
    private transient Tokens tokens;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var keys = tokens.publishedKeys();
        var tag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Digests.sha256(keys)) + '"';
        response.setHeader("Cache-Control", CACHED);
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/jwk-set+json");
        response.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    }
}

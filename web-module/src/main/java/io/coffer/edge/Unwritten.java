package io.coffer.edge;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response on which the container's own words about a bad token are lost: our answer is a problem. */
final class Unwritten extends HttpServletResponseWrapper {

    Unwritten(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) {}

    @Override
    public void sendError(int status, String message) {}

    @Override
    public void setStatus(int status) {}

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void addHeader(String name, String value) {}

    @Override
    public void addCookie(Cookie cookie) {}
}

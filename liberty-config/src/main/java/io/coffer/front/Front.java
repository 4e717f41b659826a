package io.coffer.front;

import java.util.Optional;

/** Decides which requests no application should see. */
final class Front {

    private static final String APPLICATION = "/";

    private volatile boolean applicationIsThere;
    private volatile ServerPages pages = new ServerPages(false);

    /** What a request is answered instead of being handed on; empty if it may pass. */
    Optional<Refusal> refusal(RequestHeader request) {
        if (request.isTooLarge()) {
            return Optional.of(Refusal.HEADERS_TOO_LARGE);
        }
        if (!RequestPath.isPlain(request.path())) {
            return Optional.of(Refusal.BAD_PATH);
        }
        if (ServerPages.owns(request.path())) {
            return pages.refusal(request);
        }
        return applicationIsThere ? Optional.empty() : Optional.of(Refusal.STARTING);
    }

    /** An application can be reached from now on. */
    void opened(String contextRoot) {
        if (isApplication(contextRoot)) {
            applicationIsThere = true;
        }
    }

    /** It can't any more. */
    void closed(String contextRoot) {
        if (isApplication(contextRoot)) {
            applicationIsThere = false;
        }
    }

    void open(ServerPages which) {
        pages = which;
    }

    /** The server names roots with or without a star at their end. */
    private static boolean isApplication(String contextRoot) {
        return contextRoot.equals(APPLICATION) || contextRoot.equals(APPLICATION + "*");
    }
}

package io.coffer.edge;

import io.coffer.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses bodies that are too large, whether they say so in advance or not; {@link MaxBody} allows larger ones. */
@Provider
@Priority(Priorities.HEADER_DECORATOR)
public class BodyLimit implements ContainerRequestFilter {

    @Inject
    @ConfigProperty(name = "coffer.edge.body.max")
    private int usualMaxBytes;

    @Context
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var own = resource.getResourceMethod().getAnnotation(MaxBody.class);
        int maxBytes = own == null ? usualMaxBytes : own.value();
        if (request.getLength() > maxBytes) {
            request.abortWith(Problems.of(ProblemType.PAYLOAD_TOO_LARGE, BodyTooLargeException.detail(maxBytes)));
        } else if (request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream(), maxBytes));
        }
    }

    /** Ends with an exception where the limit is exceeded. */
    static final class Bounded extends FilterInputStream {

        private final int maxBytes;
        private int left;

        Bounded(InputStream in, int maxBytes) {
            super(in);
            this.maxBytes = maxBytes;
            this.left = maxBytes;
        }

        @Override
        public int read() throws IOException {
            try {
                return count(super.read(), 1);
            } catch (IOException e) {
                throw unlessTooLarge(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int read = super.read(buffer, offset, length);
                return count(read, read);
            } catch (IOException e) {
                throw unlessTooLarge(e);
            }
        }

        /** Reads what it skips: nothing goes uncounted. */
        @Override
        public long skip(long wanted) throws IOException {
            long skipped = 0;
            while (skipped < wanted && read() >= 0) {
                skipped++;
            }
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** The server has a limit of its own, far above, which a single chunk may exceed before anything of it is read. */
        private IOException unlessTooLarge(IOException e) {
            if (e instanceof BodyTooLargeException) {
                return e;
            }
            return e.getClass().getSimpleName().equals("MessageTooLargeException")
                    ? new BodyTooLargeException(maxBytes)
                    : new BrokenBodyException(e);
        }

        private int count(int result, int bytes) throws IOException {
            if (result >= 0) {
                left -= bytes;
                if (left < 0) {
                    throw new BodyTooLargeException(maxBytes);
                }
            }
            return result;
        }
    }
}

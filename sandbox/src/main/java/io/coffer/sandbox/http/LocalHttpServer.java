package io.coffer.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.coffer.sandbox.net.Loopback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * An HTTP server on the loopback address.
 *
 * <p>Life cycle: created, routes added, {@link #start started}, {@link #close closed}. A closed one can be started
 * again on the same port.
 */
public final class LocalHttpServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LocalHttpServer.class.getName());
    private static final int BODY_LIMIT_BYTES = 1024 * 1024;
    private static final int THREADS = 32;
    private static final int WAITING_REQUESTS = 10_000;
    private static final int ACCEPT_BACKLOG = 1_024;

    static {
        // Read once, when the JDK's server is first used. Without nodelay every answer waits 40 ms for an
        // acknowledgement; with the default of 200 idle connections a busy client is cut off.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        System.setProperty("sun.net.httpserver.idleInterval", "600");
    }

    private final int wantedPort;
    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private volatile Optional<Running> running = Optional.empty();

    /** What exists only while it runs. */
    private record Running(HttpServer server, ThreadPoolExecutor workers, ScheduledThreadPoolExecutor later) {}

    /**
     * Creates a server that doesn't listen yet.
     *
     * @param port where to listen; 0 for any free port
     */
    public LocalHttpServer(int port) {
        this.wantedPort = port;
    }

    /** Adds a route. Of two that match, the one added first answers. */
    public LocalHttpServer route(String method, String path, Handler handler) {
        routes.add(Route.of(method, path, handler));
        return this;
    }

    /** Starts listening. */
    public void start() throws IOException {
        HttpServer server = HttpServer.create(Loopback.at(wantedPort), ACCEPT_BACKLOG);
        var workers = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING_REQUESTS),
                daemons("sandbox-http-"));
        workers.allowCoreThreadTimeOut(true);
        var later = new ScheduledThreadPoolExecutor(1, daemons("sandbox-http-later-"));
        server.setExecutor(workers);
        Running started = new Running(server, workers, later);
        server.createContext("/", exchange -> handle(exchange, started));
        server.start();
        running = Optional.of(started);
    }

    /** Where it listens. It must be running. */
    public int port() {
        return running.orElseThrow(() -> new IllegalStateException("not running"))
                .server()
                .getAddress()
                .getPort();
    }

    /** The address of its root, without a slash at the end. It must be running. */
    public String url() {
        return "http://" + Loopback.HOST + ":" + port();
    }

    /** Stops listening; open connections are closed, waiting callers get no answer. */
    @Override
    public void close() {
        running.ifPresent(stopping -> {
            stopping.server().stop(0);
            stopping.later().shutdownNow();
            stopping.workers().shutdownNow();
        });
        running = Optional.empty();
    }

    private void handle(HttpExchange exchange, Running on) {
        Response response;
        try {
            response = answer(exchange);
        } catch (RefusedException e) {
            response = e.response();
        } catch (IOException e) {
            LOG.log(Level.FINE, "the caller went away", e);
            exchange.close();
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, exchange.getRequestMethod() + " " + exchange.getRequestURI(), e);
            response = Response.problem(500, "internal-error", "see the sandbox's log");
        }
        sendWhenDue(exchange, response, on);
    }

    private Response answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT_BYTES + 1);
        if (body.length > BODY_LIMIT_BYTES) {
            throw new RefusedException(413, "body-too-large", "more than " + BODY_LIMIT_BYTES + " bytes");
        }
        String method = exchange.getRequestMethod();
        List<String> path = Route.segmentsOf(exchange.getRequestURI().getPath());
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(path);
            if (variables.isPresent() && route.method().equals(method)) {
                Request request = new Request(
                        variables.get(),
                        Request.parseQuery(exchange.getRequestURI().getRawQuery()),
                        exchange.getRequestHeaders(),
                        new String(body, StandardCharsets.UTF_8));
                return route.handler().handle(request);
            }
        }
        String others = routes.stream()
                .filter(route -> route.match(path).isPresent())
                .map(Route::method)
                .distinct()
                .collect(Collectors.joining(", "));
        if (others.isEmpty()) {
            return Response.problem(404, "not-found", "there is nothing at " + exchange.getRequestURI());
        }
        exchange.getResponseHeaders().set("Allow", others);
        return Response.problem(405, "method-not-allowed", "allowed: " + others);
    }

    private static void sendWhenDue(HttpExchange exchange, Response response, Running on) {
        long delayMillis = response.delay().toMillis();
        if (delayMillis <= 0) {
            send(exchange, response);
        } else {
            // The exchange stays open while no thread waits for it; a worker sends, since a slow reader may block it.
            var unused = on.later()
                    .schedule(
                            () -> on.workers().execute(() -> send(exchange, response)),
                            delayMillis,
                            TimeUnit.MILLISECONDS);
        }
    }

    private static void send(HttpExchange exchange, Response response) {
        try (exchange) {
            if (response.dropped()) {
                return;
            }
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            if (body.length > 0) {
                exchange.getResponseHeaders().set("Content-Type", response.contentType());
            }
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            LOG.log(Level.FINE, "the caller went away", e);
        }
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.Response;
import java.util.List;

/** Faults and latency, to be switched over HTTP. */
public final class Switches {

    private final Faults faults;
    private final Latency latency;

    /** The faults that are switched on. */
    record FaultList(List<Faults.Status> faults) {}

    /** Switches these. */
    public Switches(Faults faults, Latency latency) {
        this.faults = faults;
        this.latency = latency;
    }

    /** Adds the switches' routes to a server. */
    public void addTo(LocalHttpServer server) {
        server.route("GET", "/faults", request -> Response.json(200, new FaultList(faults.list())));
        server.route("DELETE", "/faults", request -> {
            faults.clear();
            return Response.empty(204);
        });
        server.route("PUT", "/faults/{provider}", request -> {
            faults.set(Provider.named(request.variable("provider")), request.json(Fault.class));
            return Response.json(200, new FaultList(faults.list()));
        });
        server.route("DELETE", "/faults/{provider}", request -> {
            faults.clear(Provider.named(request.variable("provider")));
            return Response.empty(204);
        });
        server.route("GET", "/latency", request -> Response.json(200, latency.range()));
        server.route("PUT", "/latency", request -> {
            latency.set(request.json(Latency.Range.class));
            return Response.json(200, latency.range());
        });
    }
}

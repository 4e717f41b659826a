package io.coffer.acceptance.bench.reference;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The references' place. */
@ApplicationPath("/")
public class ReferenceApplication extends Application {}

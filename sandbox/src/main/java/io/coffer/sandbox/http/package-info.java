/**
 * The small HTTP server under all of the sandbox's services.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>One port, loopback only, routes by method and path.
 *   <li>A handler never waits: an answer that should come later, or never, is a value ({@link
 *       io.coffer.sandbox.http.Response}) that says so. No number of slow answers uses up the threads.
 *   <li>JSON is read strictly: unknown members, duplicates, wrong types and trailing text are refused with 400.
 *   <li>An error is {@code application/problem+json} with {@code code} and {@code message}.
 *   <li>Bodies, threads and waiting requests are bounded.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.http;

import org.jspecify.annotations.NullMarked;

/**
 * What stands before everything that the server serves: a part of Open Liberty, not of the application.
 *
 * <p>Open Liberty answers some requests by itself, with pages of its own: while the application is not there yet, for
 * paths that it takes for an attack, and below the addresses of its own small applications. A client of an API can
 * read none of that. {@link io.coffer.front.FrontContainer} is asked first, through the server's SPI {@code HttpContainer},
 * and answers those requests with the same problems (RFC 9457) as the application does.
 *
 * <ol>
 *   <li>F1. What the front does not refuse, it leaves as it is: it reads no body, changes no header of a request and
 *       waits for nothing.
 *   <li>F2. Until the application is there, its addresses answer 503 with {@code Retry-After}.
 *   <li>F3. A path reaches the application only if it means the same to everybody who reads it: well-formed UTF-8 in
 *       well-formed escapes, no control characters, no hidden slashes, no dot segments, no parameters.
 *   <li>F4. Of the server's own pages only those are open that {@link io.coffer.front.ServerPages} names, and only for
 *       reading; metrics not for pages of other origins, all of which Liberty would let read them.
 *   <li>F5. The fields of a request's header are bounded in number and size.
 *   <li>F6. Over TLS every answer says that there is no way back to plain HTTP (HSTS).
 * </ol>
 *
 * <p>The problems that are told here are in the application's catalogue, word by word; a test compares them.
 *
 * <p>Out of scope: what is not HTTP at all, which the server refuses with a bare 400 and closes.
 */
@NullMarked
package io.coffer.front;

import org.jspecify.annotations.NullMarked;

/**
 * The loopback address, the only one that the sandbox uses.
 *
 * <p>Rule 1: it is 127.0.0.1 in numbers; {@code localhost} may mean IPv6 to one program and IPv4 to the next.
 */
@NullMarked
package io.coffer.sandbox.net;

import org.jspecify.annotations.NullMarked;

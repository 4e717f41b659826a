/**
 * What the benchmarks compare with: an application of its own, on the same server and with the same data source and
 * connection factory as Coffer, that does as little as can be done.
 */
@NullMarked
package io.coffer.acceptance.bench.reference;

import org.jspecify.annotations.NullMarked;

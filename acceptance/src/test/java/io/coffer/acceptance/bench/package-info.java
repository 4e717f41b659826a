/**
 * How fast, beside a reference measured in the same run.
 *
 * <ol>
 * <li>Machines are noisy, so nothing is asserted about seconds. What counts is a ratio of two figures that were taken by
 * turns in one run, with its spread.
 * <li>Before anything counts, scenarios take turns until the compilers of the server's Java machine rest, or for a longest
 * time; before each comparison, one more turn counts for nothing.
 * <li>A request that is not answered as it should be ends the benchmark: a refusal is quick and would look like speed.
 * <li>What a request costs is processor time as the operating system counts it for the process, not what the clients see.
 * <li>A latency at a fixed rate counts from when the request was due, so that a stall counts for all that it held up.
 * </ol>
 *
 * What is asked, and of whom, is the business of the scenarios; they are in the package above.
 */
@NullMarked
package io.coffer.acceptance.bench;

import org.jspecify.annotations.NullMarked;

/**
 * The demo channel and its first payment, made over Coffer's public API as any channel would.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>What the demo data and the demo payment must agree on stands in {@link io.coffer.sandbox.demo.DemoChannel}.
 *   <li>Only what the API promises is used, and unknown members of its answers are ignored.
 *   <li>What is shown was seen: every line comes from an answer.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.demo;

import org.jspecify.annotations.NullMarked;

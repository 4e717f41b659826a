/**
 * The world around Coffer for development, demos and tests: a database, a broker, payment providers, a webhook
 * receiver and a mail catcher, and the command that starts them all with the server.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>The sandbox knows nothing of the other modules' classes. Their files reach it as settings ({@link
 *       io.coffer.sandbox.Setting}).
 *   <li>Everything it writes lies in one data folder, and one run at a time owns that folder.
 *   <li>Whatever it starts it stops: on a signal, on a failure, when its parent ends. What a {@code kill -9} leaves
 *       behind, the next start on the same data folder recognises and stops.
 *   <li>It listens on the loopback address only, and its secrets are public ({@link
 *       io.coffer.sandbox.secret.SandboxSecrets}). It is never part of a production installation.
 *   <li>What it takes is on disk before it is answered, so that every process of a stack can be killed at any moment.
 *       Only caught mails and webhooks are in memory.
 * </ol>
 *
 * <p>Out of scope: production images and clusters.
 */
@NullMarked
package io.coffer.sandbox;

import org.jspecify.annotations.NullMarked;

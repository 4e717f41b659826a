/**
 * The server's connection to the broker: Apache Artemis' resource adapter with one thing added, recovery.
 *
 * <p>After a crash the transaction manager asks every resource which prepared branches it holds and ends each as
 * its own log says. For message-driven beans it asks the resource adapter, and Artemis' own answers {@code null}: it
 * expects to be called by another product's recovery registry. Prepared branches would stay in doubt, in the broker
 * and in the database, with their rows locked.
 *
 * <ol>
 *   <li>B1. {@link io.coffer.broker.RecoverableResourceAdapter#getXAResources} answers one resource for each
 *       activation, and each lists and ends the branches of the broker that the activation reads from.
 *   <li>B2. Recovery holds no connection between two calls: nothing can be stale after the broker was restarted, and
 *       nothing has to be given back when the server stops.
 *   <li>B3. A broker that can't be reached is reported as {@code XAER_RMFAIL}, so that the transaction manager comes
 *       back later instead of giving a branch up.
 *   <li>B4. Recovery never does work of its own: a branch that is started or prepared on such a resource is a
 *       programming error.
 *   <li>B5. The adapter refuses to start without the broker's password.
 * </ol>
 *
 * <p>Out of scope: connections of the application, which the transaction manager recovers by itself with the
 * {@code recoveryAuthDataRef} of their connection factory; addresses and delivery rules, which are the broker's.
 */
@NullMarked
package io.coffer.broker;

import org.jspecify.annotations.NullMarked;

/**
 * What only the inside of the server can show of the business code: transactions, locks, injection.
 *
 * <ol>
 * <li>These tests run inside the server that {@link io.coffer.acceptance.Running} has started, as an application beside
 * Coffer: Arquillian deploys it before a class and takes it away afterwards ({@link
 * io.coffer.acceptance.container.RunningServer}).
 * <li>The application is the EJB jar of the packaged EAR as it is, with its libraries and descriptors, and the test in a
 * WAR of its own ({@link io.coffer.acceptance.container.Deployments}). Only one setting differs: this second copy of the
 * business code runs no relay and no lanes, so that it takes nothing from the queues of the first.
 * <li>What a test method and its helpers use must be in the deployment; what only the outside knows, such as the stack, is
 * not there.
 * <li>Each test works on accounts of its own, opened as the application's own database user ({@link
 * io.coffer.acceptance.container.Accounts}).
 * </ol>
 */
@NullMarked
package io.coffer.acceptance.container;

import org.jspecify.annotations.NullMarked;

/**
 * One step, one transaction: the three ways in which work moves, and no fourth.
 *
 * <pre>
 * REST ──accept──▶ rows + outbox row      {@link io.coffer.step.GroupCommit}: one local transaction for many callers
 *                    │ relay              {@link io.coffer.step.Relay}: one XA transaction takes outbox rows, sends tasks
 *                    ▼
 *                  queue
 *                    │ work               {@link io.coffer.step.Lanes}: one XA transaction takes tasks, lets a
 *                    ▼                    {@link io.coffer.step.TaskHandler} change rows and send the next tasks
 *                  rows + next tasks
 * </pre>
 *
 * <ol>
 * <li>A {@link io.coffer.step.Task} says which step of which thing is due; what the thing looks like is in its row. Doing
 * a step whose time is over changes nothing, so that a task may come twice.
 * <li>Rows changed, tasks taken and tasks sent commit together. The database's branch commits first
 * ({@code META-INF/ibm-ejb-jar-ext.xml}), so that a task never comes before its row.
 * <li>All transactions begin in {@link io.coffer.step.Transactions}, whose steps declare nothing checked: the container
 * would commit when a checked exception that is declared leaves a bean. {@code META-INF/ejb-jar.xml} makes it roll back
 * all the same. What a step returned whose transaction failed meanwhile is never looked at: nothing is "not there" because the
 * database went away.
 * <li>All messages pass {@link io.coffer.step.Broker}, the only holder of a connection to it.
 * <li>A batch that fails is rolled back. Its tasks come again and go, one by one, through the slow lane: a queue of its own
 * whose delivery limit, delays and dead letters are the broker's settings ({@code broker.xml}).
 * <li>After a failure nothing is taken until the database answers, and after the start nothing until each {@link
 * io.coffer.step.Prerequisite} is there, so that an outage uses up nobody's deliveries.
 * <li>Remote calls come before row locks, under one deadline; what has not answered by then is a task for later.
 * <li>A publication carries its id for the broker's duplicate detection, so that it can be sent again by who does not know
 * whether it arrived.
 * </ol>
 */
@NullMarked
package io.coffer.step;

import org.jspecify.annotations.NullMarked;

/**
 * What every request passes, before and after its resource.
 *
 * <ol>
 * <li>Nothing is open by omission: a resource method says who may call it ({@code @RolesAllowed}, {@code @PermitAll}) or
 * nobody may ({@link io.coffer.edge.Gate}).
 * <li>Every refusal and every error is an RFC 9457 problem, also what the container raises before any code of ours
 * ({@link io.coffer.edge.ErrorServlet}). {@link io.coffer.edge.Problems} makes all of them.
 * <li>A problem never carries a stack trace, a class name or SQL. What went wrong inside is in the log, found by the
 * correlation id.
 * <li>A correlation id comes in and goes out with every request, and follows everything that it causes.
 * <li>Bodies are bounded, read strictly, and there: a resource never sees null. Larger ones need
 * {@link io.coffer.edge.MaxBody}.
 * <li>Nothing is kept that can't be checked: an answer is {@code no-store}, or has an entity tag and is asked for again
 * each time ({@link io.coffer.edge.Caching}).
 * </ol>
 */
@NullMarked
package io.coffer.edge;

import org.jspecify.annotations.NullMarked;

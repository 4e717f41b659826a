/**
 * How long lists are read: page by page.
 *
 * <ol>
 * <li>A page begins after a {@link io.coffer.page.Position}, never at a number of rows: rows that are added or taken away
 * meanwhile neither repeat nor skip another one.
 * <li>A list has a total order: its sort key, then the id.
 * <li>A list whose new rows come at its end shows none that is younger than its first page
 * ({@link io.coffer.page.PageRequest#snapshot}); one with the newest first needs no such bound.
 * <li>A query reads one row more than the page has ({@link io.coffer.page.PageRequest#limit}): that there is a next page is
 * known without counting.
 * </ol>
 *
 * <p>How a position travels to the client and back is the web's matter; the key for it is here ({@link
 * io.coffer.page.CursorKey}), because all servers share it.
 */
@NullMarked
package io.coffer.page;

import org.jspecify.annotations.NullMarked;

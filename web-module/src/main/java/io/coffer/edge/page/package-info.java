/**
 * Pages of lists over HTTP: {@code page_size} and {@code cursor} in, {@code items} and {@code next_cursor} out.
 *
 * <ol>
 * <li>A list knows its filters. Any other parameter is refused ({@code filter-invalid}): a filter that was misspelt would
 * show too much.
 * <li>A cursor holds the list, the filters, when the first page was asked for, and the last position. It is encrypted and
 * authenticated (AES-256-GCM, {@link io.coffer.page.CursorKey}), so that nobody builds on what is in it, and no e-mail
 * address that was searched for can be read out of it.
 * <li>A cursor goes on with its own list and filters only; anything else is {@code cursor-invalid}. The filters need not be
 * sent with it again.
 * <li>A cursor gives no right: every page is asked for by somebody who may see the list.
 * </ol>
 */
@NullMarked
package io.coffer.edge.page;

import org.jspecify.annotations.NullMarked;

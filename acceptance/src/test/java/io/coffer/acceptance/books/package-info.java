/** What must hold of the books; asked by tests outside the server and inside it. */
@NullMarked
package io.coffer.acceptance.books;

import org.jspecify.annotations.NullMarked;

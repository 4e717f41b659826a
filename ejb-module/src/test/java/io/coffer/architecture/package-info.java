/** The rules of the architecture, as tests. */
@NullMarked
package io.coffer.architecture;

import org.jspecify.annotations.NullMarked;

/** Tests of the edge that need no server. */
@NullMarked
package io.coffer.edge;

import org.jspecify.annotations.NullMarked;

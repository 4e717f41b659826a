/** Tests without a server. */
@NullMarked
package io.coffer.edge.limit;

import org.jspecify.annotations.NullMarked;

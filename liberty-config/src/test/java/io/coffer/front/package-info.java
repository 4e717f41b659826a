/** Tests of the front without a server. */
@NullMarked
package io.coffer.front;

import org.jspecify.annotations.NullMarked;

/**
 * The artifacts of {@code personal-key-rotation}. All that they know of keys is {@link io.coffer.personal.KeyRotation},
 * which also says why each step can be done again.
 */
@NullMarked
package io.coffer.personal.batch;

import org.jspecify.annotations.NullMarked;

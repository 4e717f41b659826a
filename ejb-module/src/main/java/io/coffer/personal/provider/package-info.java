/**
 * The places where the master key may be kept, behind {@link io.coffer.personal.MasterKey}.
 */
@NullMarked
package io.coffer.personal.provider;

import org.jspecify.annotations.NullMarked;

/**
 * Cryptography that more than one capability needs, all of it from the Java platform.
 */
@NullMarked
package io.coffer.crypto;

import org.jspecify.annotations.NullMarked;

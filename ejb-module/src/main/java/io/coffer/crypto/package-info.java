/**
 * Cryptography that more than one capability needs.
 *
 * <ol>
 * <li>Nothing here is invented: digests and codes are the Java platform's, sealing is Tink's AES-256-GCM.
 * <li>Tink is used here and by the master keys only ({@code ArchitectureTest}).
 * </ol>
 */
@NullMarked
package io.coffer.crypto;

import org.jspecify.annotations.NullMarked;

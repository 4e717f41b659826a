package io.coffer.kyc.document;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What is said of a document that comes.
 *
 * @param format what it is declared to be
 * @param expiresOn for documents that do: the last day of their validity
 */
public record Upload(UUID customer, DocumentKind kind, DocumentFormat format, Optional<LocalDate> expiresOn) {}

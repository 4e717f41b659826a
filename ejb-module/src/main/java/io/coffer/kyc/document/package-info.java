/**
 * What customers upload to prove who they are.
 *
 * <ol>
 * <li>A document is a PDF, JPEG or PNG, and its content says so, whatever else is said of it ({@link
 * io.coffer.kyc.document.DocumentFormat}). What breaks off, asks for more memory than a scan of a page takes, or brings
 * something along that acts, is refused.
 * <li>Its content is sealed before it is written, and opened for the scanner, for a reviewer and for the customer's export
 * only.
 * <li>A scanner sees every document before any person does ({@link io.coffer.kyc.document.DocumentScanner}). Until it has
 * answered, the document waits; an infected one is never shown, and its content is deleted.
 * <li>A customer has no more than a bounded number of documents that were not decided on.
 * </ol>
 */
@NullMarked
package io.coffer.kyc.document;

import org.jspecify.annotations.NullMarked;

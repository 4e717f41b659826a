/**
 * The artifacts of {@code kyc-expiry} and {@code kyc-janitor}: they read ids and have something done about them by {@link
 * io.coffer.kyc.Expiries}, {@link io.coffer.kyc.review.StuckSubmissions} and {@link
 * io.coffer.kyc.document.StuckDocuments}.
 */
@NullMarked
package io.coffer.kyc.batch;

import org.jspecify.annotations.NullMarked;

package io.coffer.identity;

import java.io.Serializable;
import java.time.Instant;

/**
 * A row that is of no more use.
 *
 * @param since when it was used or written last, or expired
 * @param key its primary key
 */
public record StaleRow(Instant since, Serializable key) implements Serializable {}

package io.coffer.audit;

import java.util.UUID;

/**
 * What was changed.
 *
 * @param type {@code customer}, {@code channel}, {@code account}, …
 */
public record Subject(String type, UUID id) {}

package io.coffer.step;

import java.util.UUID;

/**
 * A message for everybody who subscribed to a topic. To a worker of ours it reads as a task whose subject is
 * {@code id} and whose step is {@code type}.
 *
 * @param group publications of one group reach a subscriber in order
 * @param body JSON
 */
public record Publication(
        String topic, UUID id, String type, int version, String group, String correlationId, String body) {}

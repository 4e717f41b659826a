package io.coffer.webhook;

/** PENDING until an attempt succeeds or there are none left. */
enum DeliveryStatus {
    PENDING,
    DELIVERED,
    DEAD
}

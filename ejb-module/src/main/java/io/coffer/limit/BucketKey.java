package io.coffer.limit;

/** Whose buckets, by which policy. Policies are the same if they are the same object: each is read once. */
record BucketKey(Policy policy, String owner) {}

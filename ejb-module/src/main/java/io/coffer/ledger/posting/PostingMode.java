package io.coffer.ledger.posting;

/** What a refused entry means for the others of its batch. */
public enum PostingMode {
    /** One refused entry, and none is posted. */
    ALL_OR_NOTHING,
    /** Each entry for itself. */
    ITEM_BY_ITEM
}

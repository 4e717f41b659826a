package io.coffer.acceptance.container;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** Something with a sealed column, as capabilities have it. */
@Entity
@Table(name = "test_note")
public class Note {

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    private int edits;

    private byte[] text;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    Note(UUID id, UUID personId, byte[] text) {
        this.id = id;
        this.personId = personId;
        this.text = text;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    int edits() {
        return edits;
    }

    byte[] text() {
        return text;
    }

    void edit(byte[] newText) {
        edits++;
        text = newText;
    }
}

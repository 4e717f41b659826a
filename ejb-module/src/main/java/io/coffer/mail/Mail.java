package io.coffer.mail;

import io.coffer.id.Ids;
import io.coffer.personal.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One mail to one person. */
@Entity
@Table(name = Mail.TABLE)
class Mail {

    static final String TABLE = "mail";
    static final String LETTER = "letter";

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    private String template;

    @Column(name = LETTER)
    private byte @Nullable [] letter;

    @Enumerated(EnumType.STRING)
    private MailStatus status;

    private int attempts;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    protected Mail() {}

    Mail(UUID personId, String template, Instant now) {
        this.id = Ids.next();
        this.personId = personId;
        this.template = template;
        this.status = MailStatus.WAITING;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    String template() {
        return template;
    }

    MailStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    int attempts() {
        return attempts;
    }

    /** The sealed letter, as long as it waits. */
    Optional<byte[]> letter() {
        return Optional.ofNullable(letter);
    }

    Place place() {
        return new Place(TABLE, LETTER, id);
    }

    boolean isWaiting() {
        return status == MailStatus.WAITING;
    }

    void carry(byte[] sealedLetter) {
        letter = sealedLetter;
    }

    void sent(Instant at) {
        attempts++;
        end(MailStatus.SENT, at);
    }

    void refused(Instant at) {
        attempts++;
        end(MailStatus.DEAD, at);
    }

    /** @param max the number of attempts after which it is given up */
    void failed(int max, Instant at) {
        attempts++;
        if (attempts >= max) {
            end(MailStatus.DEAD, at);
        }
    }

    void dropped(Instant at) {
        end(MailStatus.DROPPED, at);
    }

    private void end(MailStatus as, Instant at) {
        if (!isWaiting()) {
            throw new IllegalStateException("mail " + id + " is " + status);
        }
        status = as;
        endedAt = at;
        letter = null;
    }
}

package io.coffer.kyc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That a customer was reminded of a verification that expires. Its key lets that happen once. */
@Entity
@Immutable
@IdClass(Reminder.Key.class)
@Table(name = "kyc_reminder")
class Reminder {

    /** A verification and how many days before its end the reminder is due. */
    record Key(UUID verificationId, int daysBefore) implements Serializable {}

    @Id
    @Column(name = "verification_id")
    private UUID verificationId;

    @Id
    @Column(name = "days_before")
    private int daysBefore;

    @Column(name = "sent_at")
    private Instant sentAt;

    @SuppressWarnings("NullAway.Init")
    protected Reminder() {}

    Reminder(UUID verificationId, int daysBefore, Instant sentAt) {
        this.verificationId = verificationId;
        this.daysBefore = daysBefore;
        this.sentAt = sentAt;
    }

    UUID verificationId() {
        return verificationId;
    }

    int daysBefore() {
        return daysBefore;
    }
}

package io.coffer.kyc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** {@link Details} as they are kept: each member sealed. Changed until they are submitted, never after (rule 4). */
@Entity
@Table(name = "kyc_details")
class DetailsRow {

    static final String TABLE = "kyc_details";

    /** Seals the value of a column. */
    interface Seal {
        byte[] of(String column, String plain);
    }

    /** Opens the value of a column; empty once the customer was erased. */
    interface Opener {
        Optional<String> open(String column, byte[] sealed);
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "full_name")
    private byte[] fullName;

    @Column(name = "date_of_birth")
    private byte[] dateOfBirth;

    private byte[] nationality;

    private byte[] street;

    @Column(name = "postal_code")
    private byte[] postalCode;

    private byte[] city;

    private byte[] country;

    private byte[] phone;

    private boolean submitted;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected DetailsRow() {}

    @SuppressWarnings("NullAway.Init")
    DetailsRow(UUID id, UUID customerId, Instant now) {
        this.id = id;
        this.customerId = customerId;
        this.createdAt = now;
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    boolean isSubmitted() {
        return submitted;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    void submit() {
        submitted = true;
    }

    void write(Details details, Seal seal, Instant now) {
        if (submitted) {
            throw new IllegalStateException("details " + id + " were submitted");
        }
        // All is sealed before any of it is assigned: sealing asks the database, and would flush half of it.
        var name = seal.of("full_name", details.fullName());
        var birth = seal.of("date_of_birth", details.dateOfBirth().toString());
        var nation = seal.of("nationality", details.nationality());
        var road = seal.of("street", details.address().street());
        var code = seal.of("postal_code", details.address().postalCode());
        var town = seal.of("city", details.address().city());
        var land = seal.of("country", details.address().country());
        var number = seal.of("phone", details.phone());
        fullName = name;
        dateOfBirth = birth;
        nationality = nation;
        street = road;
        postalCode = code;
        city = town;
        country = land;
        phone = number;
        updatedAt = now;
    }

    /** Either all of it or, once the customer was erased, nothing. */
    Optional<Details> read(Opener seal) {
        return seal.open("full_name", fullName)
                .map(name -> new Details(
                        name,
                        LocalDate.parse(opened(seal, "date_of_birth", dateOfBirth)),
                        opened(seal, "nationality", nationality),
                        new Address(
                                opened(seal, "street", street),
                                opened(seal, "postal_code", postalCode),
                                opened(seal, "city", city),
                                opened(seal, "country", country)),
                        opened(seal, "phone", phone)));
    }

    private static String opened(Opener seal, String column, byte[] sealed) {
        return seal.open(column, sealed).orElseThrow();
    }
}

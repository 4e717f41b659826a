package io.coffer.audit.rest;

import io.coffer.audit.Subject;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What something was done to. */
@Schema(name = "Subject")
public record SubjectBody(@Schema(example = "account") String type, UUID id) {

    public static SubjectBody of(Subject subject) {
        return new SubjectBody(subject.type(), subject.id());
    }
}

package io.coffer.edge.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.identity.rest.SessionResource;
import io.coffer.payment.rest.PaymentResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerMembersTest {

    @Test
    void whatIsNeverNullIsAlwaysThere() {
        assertThat(AnswerMembers.of(Set.of(Things.class)).always())
                .containsEntry("Thing", List.of("thing_id", "size", "parts", "last_part", "by_name"));
    }

    @Test
    void whatIsInsideOfAnAnswerIsPartOfIt() {
        assertThat(AnswerMembers.of(Set.of(Things.class)).always())
                .containsEntry("PartBody", List.of("weight"))
                .containsEntry("NamedBody", List.of("name"))
                .containsEntry("Refusal", List.of("reason"));
    }

    @Test
    void aRequestSaysByItselfWhatItMustHave() {
        assertThat(AnswerMembers.of(Set.of(Things.class)).always()).doesNotContainKey("Order");
        assertThat(AnswerMembers.of(Set.of(PaymentResource.class)).always()).doesNotContainKey("PaymentRequest");
    }

    @Test
    void theRecordsOfTheApi() {
        var always = AnswerMembers.of(Set.of(PaymentResource.class, SessionResource.class))
                .always();

        assertThat(always.get("Payment"))
                .contains("payment_id", "status", "amount", "history")
                .doesNotContain("completed_at", "error", "destination_amount");
        assertThat(always.get("SessionTokens")).contains("access_token").doesNotContain("device_token");
    }

    /** Answers in every way that there is. */
    static final class Things {

        @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ThingBody.class)))
        @APIResponse(responseCode = "409", content = @Content(schema = @Schema(implementation = Refusal.class)))
        public void change(Order order) {}

        @APIResponse(responseCode = "204")
        public void remove() {}
    }

    @Schema(name = "Thing")
    record ThingBody(
            String thingId,
            int size,

            @Schema(description = "Not always known") @Nullable
            String colour,

            List<PartBody> parts,
            PartBody lastPart,
            @Nullable PartBody firstPart,
            Map<String, NamedBody> byName) {}

    record PartBody(long weight, @Nullable Whole of) {}

    record NamedBody(String name) {}

    record Refusal(String reason) {}

    record Whole(List<@Nullable ThingBody> again) {}

    record Order(String name) {}
}

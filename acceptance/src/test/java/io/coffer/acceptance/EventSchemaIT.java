package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events as they go out are events as {@code docs/events} describes them. */
class EventSchemaIT {

    private final Channel channel = Channel.demo();

    @AfterEach
    void mendProviders() {
        Running.stack().ramps().faults().clear();
    }

    @Test
    void aCompletedPayment() throws IOException {
        isAsDescribed(pay(), "payment.completed");
    }

    @Test
    void aFailedPayment() throws IOException {
        Eventually.nothingIsUnderWay();
        Running.stack().ramps().faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.REFUSE, 1));

        isAsDescribed(pay(), "payment.failed");
    }

    private String pay() {
        var source = Books.account("EUR", "1000.00");
        var destination = Books.account("PHP", "0");
        return channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
    }

    private static void isAsDescribed(String payment, String type) throws IOException {
        var event = Eventually.webhooks(payment, 1).get(0).body();
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(
                        Path.of(System.getProperty("coffer.test.schemas", "docs/events"), type + ".v1.schema.json")));

        assertThat(schema.validate(event, InputFormat.JSON)).as(event).isEmpty();
    }
}

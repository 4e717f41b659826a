package io.coffer.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RetirementTest {

    @Test
    @Retiring(since = "2027-01-01", sunset = "2027-07-01", instead = "/api/v2/payments")
    void whatIsToGoSaysSo() throws NoSuchMethodException {
        var retiring =
                RetirementTest.class.getDeclaredMethod("whatIsToGoSaysSo").getAnnotation(Retiring.class);

        assertThat(Retirement.fields(retiring))
                .isEqualTo(Map.of(
                        "Deprecation", "@1798761600",
                        "Sunset", "Thu, 01 Jul 2027 00:00:00 GMT",
                        "Link", "</api/v2/payments>; rel=\"successor-version\""));
    }
}

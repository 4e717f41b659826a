package io.coffer.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    private static final UUID ROW = UUID.fromString("01900000-0000-7000-8000-000000000001");

    @Test
    void anotherTableColumnOrRowIsAnotherContext() {
        var context = new Place("person", "name", ROW).context();

        assertThat(new Place("person", "name", ROW).context()).isEqualTo(context);
        assertThat(new Place("people", "name", ROW).context()).isNotEqualTo(context);
        assertThat(new Place("person", "mail", ROW).context()).isNotEqualTo(context);
        assertThat(new Place("person", "name", new UUID(1, 2)).context()).isNotEqualTo(context);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Person", "person.name", "person;", "1st", "a b"})
    void isNamedAsInSql(String bad) {
        assertThatThrownBy(() -> new Place(bad, "name", ROW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Place("person", bad, ROW)).isInstanceOf(IllegalArgumentException.class);
    }
}

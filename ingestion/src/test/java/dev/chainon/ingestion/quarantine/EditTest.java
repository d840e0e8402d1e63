package dev.chainon.ingestion.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.contract.Table;
import dev.chainon.core.toy.Kettles;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditTest {

    private static final Optional<Table> SCHEMA =
            Optional.of(new Kettles().contract().table("raw_events"));

    @Test
    void setsAField_andLeavesTheOthersAsTheyAre() throws Exception {
        assertThat(edited(
                        "{\"id\":\"k\",\"litres\":\"many\",\"price\":1.50,\"x\":{\"y\":[1,2]}}",
                        Map.of("litres", "2.5")))
                .isEqualTo("{\"id\":\"k\",\"litres\":2.5,\"price\":1.50,\"x\":{\"y\":[1,2]}}");
    }

    @Test
    void addsAField_andTakesOneAway() throws Exception {
        assertThat(edited("{\"id\":\"k\",\"spoilt\":0}", Map.of("spoilt", ""))).isEqualTo("{\"id\":\"k\"}");
        assertThat(edited("{\"id\":\"k\"}", Map.of("kettle", "007"))).isEqualTo("{\"id\":\"k\",\"kettle\":\"007\"}");
    }

    @Test
    void aFieldThatTheContractDoesNotKnowIsReadAsJsonWhereItIsSome() throws Exception {
        assertThat(edited("{}", Map.of("n", "7"))).isEqualTo("{\"n\":7}");
        assertThat(edited("{}", Map.of("n", "seven"))).isEqualTo("{\"n\":\"seven\"}");
    }

    @Test
    void refusesAValueOfAnotherType() {
        assertThatThrownBy(() -> edited("{}", Map.of("minute", "2.5")))
                .isInstanceOf(Edit.ImpossibleException.class)
                .hasMessage("The field minute is LONG in the contract; 2.5 is not.");
        assertThatThrownBy(() -> edited("{}", Map.of("litres", "many"))).hasMessageContaining("DOUBLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"id\":", "[1]", "{} {}"})
    void whatIsNoObjectHasNoFields(String raw) {
        assertThatThrownBy(() -> edited(raw, Map.of("id", "k")))
                .isInstanceOf(Edit.ImpossibleException.class)
                .hasMessageContaining("POST /v1/events");
    }

    @Test
    void ordersAreReadOrRefused() {
        assertThat(Order.parse(
                        "{\"do\":\"repair\",\"offset\":3,\"set\":{\"a\":\"1\"},\"dryRun\":true,\"again\":false}"))
                .isEqualTo(new Order.Repair(3, Map.of("a", "1"), true, false));
        assertThatThrownBy(() -> Order.parse("{\"do\":\"repair\",\"offset\":3,\"set\":{}}"))
                .hasMessageContaining("at least one field");
        assertThatThrownBy(() -> Order.parse("{\"do\":\"replay\",\"offsets\":[],\"rule\":\"\"}"))
                .hasMessageContaining("either offsets or one rule");
        assertThatThrownBy(() -> Order.parse("{\"do\":\"burn\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String edited(String raw, Map<String, String> set) throws Edit.ImpossibleException {
        return new String(new Edit(set, SCHEMA).apply(raw.getBytes(UTF_8)), UTF_8);
    }
}

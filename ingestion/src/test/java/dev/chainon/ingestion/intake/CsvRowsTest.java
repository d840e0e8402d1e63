package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.contract.Table;
import dev.chainon.core.toy.Kettles;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {

    private static final Optional<Table> SCHEMA =
            Optional.of(new Kettles().contract().table("raw_events"));

    @Test
    void typesWhatTheContractKnows_andLeavesTheRestText() throws Exception {
        assertThat(json("id,kettle,minute,litres,spilled,colour", "k-1,\"K, big\",100,1.50,true,7"))
                .hasValue(
                        "{\"id\":\"k-1\",\"kettle\":\"K, big\",\"minute\":100,\"litres\":1.50,\"spilled\":true,\"colour\":\"7\"}");
    }

    @Test
    void dirtyValuesStayText_forTheRulesToJudge() throws Exception {
        assertThat(json("id,minute,litres,spilled", "k-1,many,NaN,yes"))
                .hasValue("{\"id\":\"k-1\",\"minute\":\"many\",\"litres\":\"NaN\",\"spilled\":\"yes\"}");
        assertThat(json("minute", "007")).hasValue("{\"minute\":\"007\"}");
        assertThat(json("minute", "12345678901234567890")).hasValue("{\"minute\":\"12345678901234567890\"}");
    }

    @Test
    void anEmptyCellIsAbsent_anEmptyTextIsNot() throws Exception {
        assertThat(json("id,kettle,colour", "k-1,,\"\"")).hasValue("{\"id\":\"k-1\",\"colour\":\"\"}");
    }

    @Test
    void withoutASchemaAllIsText() throws Exception {
        assertThat(CsvRows.of("minute".getBytes(UTF_8), Optional.empty()).json("100".getBytes(UTF_8)))
                .hasValueSatisfying(b -> assertThat(new String(b, UTF_8)).isEqualTo("{\"minute\":\"100\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"k-1", "k-1,K,3", "'k-1,\"K\"x'", "'k-1,\"K'"})
    void whatIsNoRowOfTheHeaderIsNone(String row) throws Exception {
        assertThat(json("id,kettle", row)).isEmpty();
    }

    @Test
    void otherEncodingsAreNoRow() throws Exception {
        CsvRows rows = CsvRows.of("id,kettle".getBytes(UTF_8), SCHEMA);
        assertThat(rows.json("k-1,Théière".getBytes(ISO_8859_1))).isEmpty();
        assertThat(rows.json("k-1,Théière".getBytes(UTF_8))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"id,id|twice", "id,,litres|without a name", "id;kettle|commas", "'\"id'|no CSV header"})
    void refusesAHeaderThatDoesNotNameTheColumns(String header, String why) {
        assertThatThrownBy(() -> CsvRows.of(header.getBytes(UTF_8), SCHEMA))
                .isInstanceOf(UnfitException.class)
                .hasMessageContaining(why);
    }

    @Property(tries = 300, seed = "1")
    void anyTextComesThrough(@ForAll String any) throws Exception {
        String text = new String(any.getBytes(UTF_8), UTF_8);
        byte[] row = ("k-1,\"" + text.replace("\"", "\"\"") + "\"").getBytes(UTF_8);
        byte[] json = CsvRows.of("id,kettle".getBytes(UTF_8), SCHEMA).json(row).orElseThrow();
        assertThat(new ObjectMapper().readTree(json).path("kettle").asText()).isEqualTo(text);
    }

    private static Optional<String> json(String header, String row) throws UnfitException {
        return CsvRows.of(header.getBytes(UTF_8), SCHEMA)
                .json(row.getBytes(UTF_8))
                .map(b -> new String(b, UTF_8));
    }
}

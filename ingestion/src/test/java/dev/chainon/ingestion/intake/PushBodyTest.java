package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {

    private static final int MOST = 6;

    @Test
    void anObjectIsOneRecord_asItCame() {
        assertThat(records("application/json", " \n{ \"a\" : \"é\",\n \"b\":[1,{}] } \n"))
                .containsExactly("{ \"a\" : \"é\",\n \"b\":[1,{}] }");
    }

    @Test
    void anArrayIsOneRecordAnElement_eachAsItCame() {
        assertThat(records(
                        "application/json; charset=utf-8",
                        "[ {\"a\": 1} ,{\"b\":\"]}\\\"\"}, 12 , \"text\",null,[ 1 ]]"))
                .containsExactly("{\"a\": 1}", "{\"b\":\"]}\\\"\"}", "12", "\"text\"", "null", "[ 1 ]");
        assertThat(records("application/json", "[]")).isEmpty();
    }

    @Test
    void linesAreRecords_whateverIsInThem() {
        assertThat(records("application/x-ndjson", "{\"a\":1}\r\n\n not json \n{\"b\":2}"))
                .containsExactly("{\"a\":1}", " not json ", "{\"b\":2}");
        assertThat(records("APPLICATION/NDJSON", " \n\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "\"text\"",
                "{\"a\":1",
                "[{\"a\":1}",
                "{\"a\":1} {\"b\":2}",
                "[1] x",
                "not json",
                "{a:1}"
            })
    void refusesWhatIsNoJson(String body) {
        assertThatThrownBy(() -> records("application/json", body))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void refusesOtherEncodings() {
        for (byte[] body : List.of("{\"a\":1}".getBytes(UTF_16LE), "{\"a\":\"é\"}".getBytes(ISO_8859_1))) {
            assertThatThrownBy(() -> PushBody.JSON.records(body, MOST))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.status()).isEqualTo(400));
        }
    }

    @Test
    void refusesOtherTypes_namingThoseThatAreTaken() {
        assertThatThrownBy(() -> PushBody.of("text/csv"))
                .hasMessageContaining("application/x-ndjson")
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.status()).isEqualTo(415));
    }

    @Test
    void refusesMoreRecordsThanItMayHold_beforeItHasThemAll() {
        assertThat(records("application/json", "[1,2,3,4,5,6]")).hasSize(MOST);
        assertThat(records("application/x-ndjson", "1\n2\n3\n4\n5\n6\n")).hasSize(MOST);
        List.of(
                        List.of("application/json", "[1,2,3,4,5,6,7, no json"),
                        List.of("application/x-ndjson", "1\n".repeat(7)))
                .forEach(body -> assertThatThrownBy(() -> records(body.get(0), body.get(1)))
                        .hasMessageContaining("more than 6 records")
                        .isInstanceOfSatisfying(
                                Refusal.class, e -> assertThat(e.status()).isEqualTo(413)));
    }

    private static List<String> records(String type, String body) {
        return PushBody.of(type).records(body.getBytes(UTF_8), MOST).stream()
                .map(b -> new String(b, UTF_8))
                .toList();
    }
}

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
            assertThatThrownBy(() -> PushBody.JSON.records(body))
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

    private static List<String> records(String type, String body) {
        return PushBody.of(type).records(body.getBytes(UTF_8)).stream()
                .map(b -> new String(b, UTF_8))
                .toList();
    }
}

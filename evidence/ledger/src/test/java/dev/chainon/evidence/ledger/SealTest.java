package dev.chainon.evidence.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final List<String> BODIES = List.of("{\"a\":\"1\"}", "{\"a\":\"2\"}", "{\"a\":\"3\"}");
    private final String sealed = Seal.seal(BODIES);

    @Test
    void givesTheLinesBack_whenNothingWasTouched() {
        assertThat(Seal.open(sealed)).isEqualTo(new Seal.Opened(BODIES, ""));
        assertThat(Seal.open(Seal.seal(List.of())).intact()).isTrue();
    }

    @Test
    void noticesAnEditedLine() {
        assertThat(Seal.open(sealed.replace("\"2\"", "\"9\"")).fault()).startsWith("line 2 does not fit its seal");
    }

    @Test
    void noticesAnEditedSeal() {
        int at = sealed.indexOf("seal\":\"") + 7;
        char other = sealed.charAt(at) == 'a' ? 'b' : 'a';
        assertThat(Seal.open(sealed.substring(0, at) + other + sealed.substring(at + 1))
                        .fault())
                .startsWith("line 1");
    }

    @Test
    void noticesLinesOutOfOrder() {
        List<String> lines = new ArrayList<>(sealed.lines().toList());
        Collections.swap(lines, 0, 1);
        assertThat(Seal.open(String.join("\n", lines)).intact()).isFalse();
    }

    @Test
    void noticesALineTakenOut_atEveryPlace() {
        for (int i = 0; i < 4; i++) {
            List<String> lines = new ArrayList<>(sealed.lines().toList());
            lines.remove(i);
            assertThat(Seal.open(String.join("\n", lines)).intact())
                    .as("without line %d", i)
                    .isFalse();
        }
    }

    @Test
    void noticesALineAdded() {
        assertThat(Seal.open(sealed + "{\"a\":\"4\"}\n").intact()).isFalse();
        assertThat(Seal.open("").fault()).contains("was cut");
    }
}

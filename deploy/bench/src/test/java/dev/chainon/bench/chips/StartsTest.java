package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartsTest {

    @Test
    void settingsOfOneLibraryShareTheMedianOfTheirStarts() throws IOException {
        ArrayNode rows = (ArrayNode) new ObjectMapper().readTree("""
                [{"library":"a","figures":{"start.seconds":1}},{"library":"b","figures":{"start.seconds":9}},{"library":"c","absent":"why"},
                 {"library":"a","figures":{"start.seconds":4}},{"library":"a","figures":{"start.seconds":2}}]
                """);

        Starts.even(rows);

        assertThat(rows.findValuesAsText("start.seconds")).containsExactly("2.0", "9.0", "2.0", "2.0");
        assertThat(rows.get(2).has("figures")).isFalse();
    }
}

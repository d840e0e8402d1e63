package dev.chainon.ingestion.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedLineTest {

    @Test
    void givesTheBytesBackUntouched() {
        FeedLine line = new FeedLine(
                16_000_001, "2001-A-B-1", "{\"a\":1,\"v\":{\"k\":\"x\"}}".getBytes(StandardCharsets.UTF_8));

        FeedLine read = FeedLine.parse(line.format());

        assertThat(read.minute()).isEqualTo(line.minute());
        assertThat(read.subject()).isEqualTo(line.subject());
        assertThat(read.raw()).isEqualTo(line.raw());
    }

    @Test
    void refusesOtherLines() {
        assertThatThrownBy(() -> FeedLine.parse("{\"minute\":1}")).hasMessageContaining("not a line of a feed file");
    }
}

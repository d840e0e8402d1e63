package dev.chainon.core.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What a process says of itself: to its launcher by lines, to others by its health. */
class ProgressTest {

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Holds back what is not flushed. */
    private final Progress progress =
            new Progress(new PrintStream(new BufferedOutputStream(heard, 1 << 16), false, UTF_8));

    private String heard() {
        String lines = heard.toString(UTF_8).replace(System.lineSeparator(), "\n");
        heard.reset();
        return lines;
    }

    @Test
    void saysEachThingOnALineOfItsOwn_atOnce() {
        progress.step("load", 3, 10);
        assertThat(heard()).isEqualTo("@progress load 3 10\n");
        progress.ready("http://127.0.0.1:8700");
        assertThat(heard()).isEqualTo("@ready http://127.0.0.1:8700\n");
        progress.result("{\n\"rows\":3\n}");
        assertThat(heard()).isEqualTo("@result { \"rows\":3 }\n");
    }

    @Test
    void isReady_whenNoStepIsMissing_andNamesTheFirstThatIs() {
        Health health = new Health();
        assertThat(health.ready()).isTrue();
        assertThat(health.firstMissing()).isEmpty();

        health.missing("model", "none is in the registry");
        health.missing("log", "the broker is silent");
        assertThat(health.ready()).isFalse();
        assertThat(health.firstMissing()).contains("model: none is in the registry");

        health.done("model");
        assertThat(health.firstMissing()).contains("log: the broker is silent");
        health.done("log");
        assertThat(health.ready()).isTrue();
    }
}

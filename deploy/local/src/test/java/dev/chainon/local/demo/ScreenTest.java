package dev.chainon.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.local.process.Line;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ScreenTest {

    @Test
    void writesALineEachTenth_whenThereIsNoTerminal() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        for (int i = 0; i <= 1000; i++) {
            screen.progress(new Line.Progress("rows", i, 1000));
        }
        screen.progress(new Line.Progress("unknown", 5, 0));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .hasSize(11)
                .last()
                .isEqualTo("    rows 100 % (1,000 of 1,000)");
    }

    @Test
    void saysTheBeginOfAStepThatCannotTellHowFarItIs() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen screen = new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        screen.progress(new Line.Progress("session", 0, 1));
        screen.progress(new Line.Progress("session", 1, 1));
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("    session ...");
    }
}

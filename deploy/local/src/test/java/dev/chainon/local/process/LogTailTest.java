package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LogTailTest {

    private final LogTail tail = new LogTail();

    @Test
    void namesACauseThatAPersonCanActUpon() {
        tail.add("java.io.IOException: No space left on device");
        tail.add("at some.Class");
        assertThat(tail.cause()).hasValueSatisfying(cause -> assertThat(cause).contains("the disk is full"));
    }

    @Test
    void keepsTheLastLines() {
        for (int i = 0; i < 100; i++) {
            tail.add("line " + i);
        }
        assertThat(tail.last(2)).containsExactly("line 98", "line 99");
        assertThat(tail.cause()).isEmpty();
    }
}

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
    void aStackTraceDoesNotHideWhatWentWrong() {
        tail.add("12:00:00 ERROR Evaluate nothing was judged: there is no model");
        tail.add("java.lang.IllegalStateException: there is no model");
        for (int i = 0; i < 60; i++) {
            tail.add("\tat some.Type.method(Type.java:" + i + ")");
        }
        tail.add("Caused by: java.io.IOException: gone");
        tail.add("\t... 12 more");
        assertThat(tail.last(6))
                .containsExactly(
                        "12:00:00 ERROR Evaluate nothing was judged: there is no model",
                        "java.lang.IllegalStateException: there is no model",
                        "Caused by: java.io.IOException: gone");
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

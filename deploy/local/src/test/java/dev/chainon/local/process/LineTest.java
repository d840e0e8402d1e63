package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class LineTest {

    @Test
    void readsTheWordsOfTheProtocol() {
        assertThat(Line.parse("@progress rows 10 200")).isEqualTo(new Line.Progress("rows", 10, 200));
        assertThat(Line.parse("@ready http://127.0.0.1:8701")).isEqualTo(new Line.Ready("http://127.0.0.1:8701"));
        assertThat(Line.parse("@result {\"a\":1}")).isEqualTo(new Line.Result("{\"a\":1}"));
        assertThat(Line.parse("@progress rows ten 200")).isEqualTo(new Line.Other("@progress rows ten 200"));
        assertThat(Line.parse("hello")).isEqualTo(new Line.Other("hello"));
    }

    @Property
    void neverFails(@ForAll String text) {
        assertThat(Line.parse("@progress " + text)).isNotNull();
        assertThat(Line.parse(text)).isNotNull();
    }
}

package dev.chainon.streams;

import java.nio.charset.StandardCharsets;

/** Generated strings may hold halves of surrogate pairs, which no encoding carries. */
final class Text {

    private Text() {}

    static String wellFormed(String any) {
        return new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}

package dev.chainon.acceptance;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a check found.
 *
 * @param words a sentence on it
 * @param figures what was measured, by stable ids
 */
public record Finding(Verdict verdict, Words words, Map<String, Double> figures) {

    public Finding {
        figures = Map.copyOf(new TreeMap<>(figures));
    }

    static Finding passed(String fr, String en) {
        return new Finding(Verdict.PASSED, new Words(fr, en), Map.of());
    }

    static Finding failed(String fr, String en) {
        return new Finding(Verdict.FAILED, new Words(fr, en), Map.of());
    }

    static Finding notRun(String fr, String en) {
        return new Finding(Verdict.NOT_RUN, new Words(fr, en), Map.of());
    }

    Finding with(Map<String, Double> measured) {
        return new Finding(verdict, words, measured);
    }
}

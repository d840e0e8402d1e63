package dev.chainon.local.pipeline;

import java.util.OptionalDouble;

/**
 * One figure of the delivery.
 *
 * @param id stable identifier
 * @param fr what it is, with its unit
 * @param value none where nothing says it
 * @param absent why there is none; empty where there is one
 */
record Indicator(String id, String fr, String en, OptionalDouble value, Absence absent) {

    /** Why there is no value. */
    record Absence(String fr, String en) {

        static final Absence NONE = new Absence("", "");
    }

    /** What it is, in both languages. */
    record Name(String id, String fr, String en) {

        Indicator is(double value) {
            return new Indicator(id, fr, en, OptionalDouble.of(value), Absence.NONE);
        }

        Indicator absent(Absence why) {
            return new Indicator(id, fr, en, OptionalDouble.empty(), why);
        }
    }
}

package dev.chainon.console.page;

import dev.chainon.console.text.Words;

/** A value with its unit, as people of the language write it. */
final class Amount {

    private static final String SPACE = "\u00a0";

    private Amount() {}

    /** @param unit key of a unit of the indicators; of one that is not known here the bare number is shown */
    static String text(double value, String unit, Words words) {
        return switch (unit) {
            case "share" -> words.percent(value, 2);
            case "ratio" -> words.number(value, 3);
            case "bytes" -> words.megabytes(Math.round(value));
            case "seconds" -> words.number(value * 1000, 0) + SPACE + "ms";
            case "celsius" -> words.number(value, 0) + SPACE + "°C";
            case "minutes" -> words.number(value, 0) + SPACE + "min";
            case "days" -> words.number(value, 1) + SPACE + words.text("operations.unit.days");
            case "per-second" -> words.number(value, 1) + SPACE + words.text("operations.unit.per-second");
            default -> words.number(value, 0);
        };
    }
}

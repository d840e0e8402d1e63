package dev.chainon.evidence.report.progress.view;

import java.time.LocalDate;
import java.util.Optional;

/** From one day to another, in words. */
final class Ranges {

    private Ranges() {}

    static String of(Optional<LocalDate> started, Optional<LocalDate> finished, Sentences words) {
        if (started.isEmpty()) {
            return words.text("range.none");
        }
        String begin = words.day(started.get());
        if (finished.isEmpty()) {
            return words.text("range.since", begin);
        }
        return finished.equals(started)
                ? words.text("range.day", begin)
                : words.text("range.both", begin, words.day(finished.get()));
    }
}

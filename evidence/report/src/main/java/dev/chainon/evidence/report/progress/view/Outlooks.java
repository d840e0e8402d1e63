package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.progress.Outlook;
import java.util.Optional;

/** A forecast in a sentence. */
record Outlooks(Sentences words) {

    String sentence(Outlook outlook) {
        if (outlook instanceof Outlook.Dates dates) {
            return words.text("outlook.dates", words.day(dates.half()), words.day(dates.likely()));
        }
        if (outlook instanceof Outlook.TooLittle little) {
            return words.text("outlook.little", words.count("stories", little.open()), little.periods());
        }
        return outlook instanceof Outlook.TooFar far
                ? words.text("outlook.far", words.count("stories", far.open()), words.number(far.periods(), 0))
                : words.text("outlook.nothing");
    }

    /** How far to trust it. */
    Optional<String> within(Outlook outlook) {
        return outlook instanceof Outlook.Dates dates
                ? Optional.of(words.text(
                        "outlook.within",
                        words.day(dates.from()),
                        dates.periods(),
                        words.percent(dates.within()),
                        words.count("stories", dates.open())))
                : Optional.empty();
    }
}

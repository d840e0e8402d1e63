package dev.chainon.evidence.ledger;

import java.time.Instant;
import java.util.Objects;

/**
 * That somebody is about to read the sealed period: a line of {@link Openings}, written before the first sealed row is read.
 *
 * @param at when
 * @param who the person, as the promotion log names people
 * @param why in that person's words
 * @param subject what is judged on it
 * @param code commit of the code, followed by {@code +changes} where the files differ from it; empty where there is no git
 */
public record Opening(Instant at, String who, String why, Subject subject, String code) {

    /**
     * A registered model.
     *
     * @param model its URI, such as {@code models:/late-arrival/3}
     * @param bundle SHA-256 of its manifest, and so of all its files
     * @param network SHA-256 of the network that serves: the same for a model that was trained again
     * @param data tag of the feature set that it was trained on, and that the sealed rows are taken from
     */
    public record Subject(String model, String bundle, String network, String data) {
        public Subject {
            Objects.requireNonNull(model);
            Objects.requireNonNull(bundle);
            Objects.requireNonNull(network);
            Objects.requireNonNull(data);
        }
    }

    public Opening {
        Objects.requireNonNull(at);
        Objects.requireNonNull(who);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(code);
        if (why.isBlank()) {
            throw new IllegalArgumentException("the sealed period is opened for a reason: it must not be empty");
        }
    }

    /** The line without its seal. */
    String toJson(int number) {
        return new JsonLine()
                .text("entry", Openings.OPENED)
                .number("opening", number)
                .text("at", at.toString())
                .text("who", who)
                .text("why", why)
                .text("model", subject.model())
                .text("bundle", subject.bundle())
                .text("network", subject.network())
                .text("data", subject.data())
                .text("code", code)
                .end();
    }
}

package dev.chainon.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * One condition of a gate: what was measured, what was asked. Whether it is met follows from the two.
 *
 * @param name of the condition, such as {@code gain} or {@code latency.p99}
 * @param subject what it was measured of, such as {@code auc} or the group {@code hour/morning}; may be empty
 * @param note what a reader must know beside the figures; why nothing was measured where that is so; may be empty
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Check(String name, String subject, Measured measured, Bound bound, String note) {

    public Check {
        Objects.requireNonNull(name);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(measured);
        Objects.requireNonNull(bound);
        Objects.requireNonNull(note);
    }

    /** A condition that is not met because nothing can be measured. */
    public static Check impossible(String name, String subject, Bound bound, String why) {
        return new Check(name, subject, Measured.nothing(), bound, why);
    }

    @JsonProperty
    public boolean passed() {
        return bound.met(measured);
    }

    /** One sentence with figure, bound and verdict. */
    public String words() {
        return (passed() ? "met: " : "NOT met: ")
                + (subject.isEmpty() ? name : name + " " + subject)
                + " " + measured.words()
                + ", " + bound.words(measured.unit())
                + (note.isEmpty() ? "" : " (" + note + ")");
    }
}

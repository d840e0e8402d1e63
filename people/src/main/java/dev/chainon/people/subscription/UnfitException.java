package dev.chainon.people.subscription;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A request has fields that do not fit; it names each of them and says what is accepted. Carries no stack trace: it is an answer, not a fault. */
public final class UnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** One field and what is wrong with it. The words never repeat a name or an address. */
    public record Fault(String field, String problem) implements Serializable {}

    private final ArrayList<Fault> faults;

    public UnfitException(List<Fault> faults) {
        super(
                faults.stream().map(f -> f.field() + " " + f.problem()).collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.faults = new ArrayList<>(faults);
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }
}

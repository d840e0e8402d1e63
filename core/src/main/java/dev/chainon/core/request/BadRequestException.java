package dev.chainon.core.request;

import java.util.List;
import java.util.stream.Collectors;

/** A request whose fields are not accepted, with every fault that was found. Carries no stack trace: it is an answer. */
public final class BadRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final FieldFault[] faults;

    public BadRequestException(List<FieldFault> faults) {
        super(faults.stream().map(FieldFault::message).collect(Collectors.joining("; ")));
        this.faults = faults.toArray(FieldFault[]::new);
    }

    /** One fault or more. */
    public List<FieldFault> faults() {
        return List.of(faults);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package dev.chainon.core.toy;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.Role;
import java.util.Optional;

/** A kettle is switched on (instance) or is known to have spilled or not (label). */
public record KettleEvent(String subject, String kettle, long minute, double litres, Optional<Boolean> outcome)
        implements Event {

    @Override
    public String id() {
        return subject + (outcome.isPresent() ? "/L" : "/I");
    }

    @Override
    public Role role() {
        return outcome.isPresent() ? Role.LABEL : Role.INSTANCE;
    }
}

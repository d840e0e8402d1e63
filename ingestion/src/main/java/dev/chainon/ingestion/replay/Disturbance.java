package dev.chainon.ingestion.replay;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.Faults;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * What a source does wrong while a fault is on: it sends spoilt copies, or it reports something else than before. The numbers of the messages stay, so that a replay goes on
 * after any of them.
 */
public final class Disturbance {

    /** Nothing is ever wrong. */
    public static final Disturbance NONE = new Disturbance(Faults.NONE, UnaryOperator.identity());

    private static final List<Dirt> REFUSED =
            List.of(Dirt.MALFORMED, Dirt.FIELD_MISSING, Dirt.TYPE_WRONG, Dirt.CODE_UNKNOWN);

    private final Faults faults;
    private final UnaryOperator<byte[]> drift;
    private final Random random = new Random(1);

    /** @param drift what the source reports instead of the bytes of a record */
    public Disturbance(Faults faults, UnaryOperator<byte[]> drift) {
        this.faults = Objects.requireNonNull(faults);
        this.drift = Objects.requireNonNull(drift);
    }

    /** A copy that purification has to refuse, to be sent before the message; it has no number. */
    Optional<Message> stray(Message message) {
        if (!faults.on(Fault.DIRTY_DATA)) {
            return Optional.empty();
        }
        Dirt kind = REFUSED.get(random.nextInt(REFUSED.size()));
        return Optional.of(new Message(
                message.minute(), message.subject(), Spoiler.spoil(message.bytes(), kind, random), Optional.of(kind)));
    }

    /** What is sent for the message. */
    Message sent(Message message) {
        return faults.on(Fault.DRIFT)
                ? new Message(message.minute(), message.subject(), drift.apply(message.bytes()), message.plant())
                : message;
    }
}

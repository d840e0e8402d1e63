package dev.chainon.serving.model;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The place of the one serving model. Callers use what they took to the end, whatever is put in meanwhile. Thread-safe. */
public final class ModelSlot implements AutoCloseable {

    /** Null before the first model: the reference itself never leaves this class but as an Optional. */
    private final AtomicReference<ServedModel> current = new AtomicReference<>();

    /** The serving model, kept open until the use is closed; empty while there is none. */
    public Optional<Use> use() {
        while (true) {
            Optional<ServedModel> seen = Optional.ofNullable(current.get());
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            // Refused only when a swap has just closed it: then the slot holds another one already.
            if (seen.get().retain()) {
                return Optional.of(new Use(seen.get()));
            }
        }
    }

    /** Puts in a new model; the one before closes after its last call. */
    public void serve(ServedModel next) {
        Optional.ofNullable(current.getAndSet(next)).ifPresent(ServedModel::release);
    }

    /** Version that answers now, to be shown; empty while there is none. */
    public Optional<Integer> version() {
        return Optional.ofNullable(current.get()).map(ServedModel::version);
    }

    @Override
    public void close() {
        Optional.ofNullable(current.getAndSet(null)).ifPresent(ServedModel::release);
    }

    /** A model in use. Close it once. */
    public static final class Use implements AutoCloseable {

        private final ServedModel model;

        private Use(ServedModel model) {
            this.model = model;
        }

        public ServedModel model() {
            return model;
        }

        @Override
        public void close() {
            model.release();
        }
    }
}

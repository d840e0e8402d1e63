package dev.chainon.serving.model;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The place of the one serving model. Callers use what they took to the end, whatever is put in meanwhile. Thread-safe. */
public final class ModelSlot implements AutoCloseable {

    private final AtomicReference<Optional<ServedModel>> current = new AtomicReference<>(Optional.empty());

    /** The serving model, kept open until the use is closed; empty while there is none. */
    public Optional<Use> use() {
        while (true) {
            Optional<ServedModel> seen = current.get();
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
        current.getAndSet(Optional.of(next)).ifPresent(ServedModel::release);
    }

    /** Version that answers now, to be shown; empty while there is none. */
    public Optional<Integer> version() {
        return current.get().map(ServedModel::version);
    }

    @Override
    public void close() {
        current.getAndSet(Optional.empty()).ifPresent(ServedModel::release);
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

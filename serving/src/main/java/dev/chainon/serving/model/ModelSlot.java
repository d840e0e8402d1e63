package dev.chainon.serving.model;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;

/**
 * The place of the serving model, and of a challenger while a release is under way. Callers use what they took to the end, whatever is put in meanwhile.
 * Thread-safe.
 */
public final class ModelSlot implements AutoCloseable {

    private static final int PERCENT = 100;

    /** Null before the first model: the reference itself never leaves this class but as an Optional. */
    private final AtomicReference<ServedModel> current = new AtomicReference<>();

    private final AtomicReference<Challenge> challenge = new AtomicReference<>();
    private final IntUnaryOperator draw;

    public ModelSlot() {
        this(bound -> ThreadLocalRandom.current().nextInt(bound));
    }

    /** @param draw a number in [0, bound) at random: which requests a canary answers */
    public ModelSlot(IntUnaryOperator draw) {
        this.draw = draw;
    }

    /** The champion, kept open until the use is closed; empty while there is none. */
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

    /** The model that answers this request: the champion, or a canary that it asks for or that chance gives it. */
    public Optional<Use> use(Wish wish) {
        Optional<Challenge> seen = Optional.ofNullable(challenge.get());
        if (seen.isPresent() && answers(seen.get(), wish) && seen.get().model().retain()) {
            return Optional.of(new Use(seen.get().model()));
        }
        return use();
    }

    /** The challenger, canary or shadow; empty while there is none. */
    public Optional<Use> useChallenger() {
        return Optional.ofNullable(challenge.get())
                .map(Challenge::model)
                .filter(ServedModel::retain)
                .map(Use::new);
    }

    private boolean answers(Challenge seen, Wish wish) {
        return seen.canary()
                && (wish.names(seen.model().version()) || (wish.open() && draw.applyAsInt(PERCENT) < seen.percent()));
    }

    /** Puts in a new champion; the one before closes after its last call. */
    public synchronized void serve(ServedModel next) {
        next.witness(
                Optional.ofNullable(challenge.get()).map(Challenge::onChampion).orElse(Witness.NONE));
        Optional.ofNullable(current.getAndSet(next)).ifPresent(ServedModel::release);
    }

    /** Puts a challenger beside the champion, in the place of another one if there is one. */
    public synchronized void challenge(Challenge next) {
        Optional.ofNullable(challenge.getAndSet(next))
                .ifPresent(old -> old.model().release());
        Optional.ofNullable(current.get()).ifPresent(model -> model.witness(next.onChampion()));
    }

    /** Takes the challenger away; it closes after its last call. */
    public synchronized void unchallenge() {
        Optional.ofNullable(challenge.getAndSet(null))
                .ifPresent(old -> old.model().release());
        Optional.ofNullable(current.get()).ifPresent(model -> model.witness(Witness.NONE));
    }

    /** Version of the champion, to be shown; empty while there is none. */
    public Optional<Integer> version() {
        return Optional.ofNullable(current.get()).map(ServedModel::version);
    }

    @Override
    public void close() {
        unchallenge();
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

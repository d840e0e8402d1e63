package dev.chainon.serving.admission;

import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import java.util.function.Consumer;

/** A request for predictions, whatever protocol it came by. */
public interface Call {

    /** Whom it counts for: requests of one client wait for each other before they wait for those of another. */
    String client();

    /** Moment of {@link System#nanoTime} after which nobody waits for the answer. */
    long deadline();

    /**
     * The model that it asks for, held open.
     *
     * @throws RuntimeException that is its answer if there is no such model
     */
    ModelSlot.Use use();

    /**
     * Reads what it asks of this model: the costly part, done when its turn has come.
     *
     * @throws RuntimeException that is its answer if it cannot be read
     */
    Question question(ServedModel model);

    /** Answers with an error. */
    void fail(Throwable cause);

    /**
     * Rows to be scored.
     *
     * @param values row-major
     * @param rows at least 1
     * @param answer takes one probability for each row
     */
    record Question(float[] values, int rows, Consumer<float[]> answer) {}
}

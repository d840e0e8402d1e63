package dev.chainon.store.jobs;

/** What is done at a step. Done again after a crash, it must lead to the same. */
public interface StepWork {

    /**
     * Does it and gives a JSON object that says what came out.
     *
     * @throws StepRefusedException for a negative answer
     * @throws StepStoppedException if this executor is to end
     * @throws RuntimeException for a failure, which may be tried again
     */
    String run(StepContext context);
}

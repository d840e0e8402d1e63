package dev.chainon.conformance;

/**
 * One thing the protocol says, and how to see whether a server keeps to it.
 *
 * @param name stable, such as {@code infer.id}
 * @param says what the protocol says, in a sentence
 */
record Check(String name, String says, Probe probe) {

    /** Asks the server and judges the answer. */
    interface Probe {
        /**
         * @throws NotAsSaid if the answer is not as the protocol says
         * @throws NotOffered if it is about something optional that is absent
         */
        void run() throws Exception;
    }

    Outcome run(Wire wire) {
        wire.forget();
        try {
            probe.run();
            return outcome(Verdict.PASSED, "", wire);
        } catch (NotAsSaid e) {
            return outcome(Verdict.FAILED, String.valueOf(e.getMessage()), wire);
        } catch (NotOffered e) {
            return outcome(Verdict.NOT_OFFERED, String.valueOf(e.getMessage()), wire);
        } catch (Exception e) {
            return outcome(Verdict.FAILED, "the answer cannot be read: " + e, wire);
        }
    }

    private Outcome outcome(Verdict verdict, String reason, Wire wire) {
        return new Outcome(name, says, verdict, reason, wire.sent(), wire.answered());
    }
}

package dev.chainon.store.jobs;

/** One attempt at one step: what a worker writes counts for its own attempt only. */
record StepKey(long run, String step, int attempt) {

    /** Name of the step in the queue of db-scheduler. */
    static String queued(long run, String step) {
        return run + "/" + step;
    }

    static long runOf(String queued) {
        return Long.parseLong(queued.substring(0, queued.indexOf('/')));
    }

    static String stepOf(String queued) {
        return queued.substring(queued.indexOf('/') + 1);
    }
}

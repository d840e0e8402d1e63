package dev.chainon.local.deliver;

import java.util.function.Supplier;

/**
 * Something that is done to a version before it is started: a check of the artefact, a scan.
 *
 * @param name of its stage
 * @param work what it does
 */
record Step(String name, Supplier<Done> work) {

    /** @param words for a person */
    record Done(Verdict verdict, String words) {

        static Done passed(String words) {
            return new Done(Verdict.PASSED, words);
        }

        static Done failed(String words) {
            return new Done(Verdict.FAILED, words);
        }

        static Done absent(String words) {
            return new Done(Verdict.ABSENT, words);
        }
    }
}

package dev.chainon.serving.security;

/** What the credentials of a request say. */
public sealed interface Verdict {

    /** They are good. */
    record Known(Caller caller) implements Verdict {}

    /** They are none, or not good: the sentence for the caller, and the word for logs and measures. */
    record Unknown(String sentence, String word) implements Verdict {}

    /** They cannot be judged now. */
    record Unjudged(String sentence) implements Verdict {}
}

package dev.chainon.people.notice;

/** How it ended to send one letter. The words are of a kind of failure; they never hold an address. */
public sealed interface Delivery {

    /** It was taken over. */
    record Sent() implements Delivery {}

    /** It was certainly not taken over. {@code again} tells whether another try makes sense. */
    record NotSent(String why, boolean again) implements Delivery {}

    /** It may have been taken over or not: it is not sent again. */
    record InDoubt(String why) implements Delivery {}
}

package dev.chainon.people.notice;

/** A way to send letters. Thread-safe; blocks for a limited time. */
public interface Channel {

    Delivery send(Letter letter);
}

package dev.chainon.local.pipeline;

/** When a step is played. */
enum Cadence {
    /** At each push: the quick answer. */
    PUSH,
    /** Before a change lands. */
    MERGE,
    /** From a tag. */
    RELEASE
}

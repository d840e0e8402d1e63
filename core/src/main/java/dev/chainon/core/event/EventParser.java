package dev.chainon.core.event;

import java.io.Serializable;

/** The event rules of the contract: raw bytes in, a clean event or a rejection out. Pure, thread-safe, never throws on any input. */
public interface EventParser<E extends Event> extends Serializable {

    Purified<E> parse(byte[] raw);
}

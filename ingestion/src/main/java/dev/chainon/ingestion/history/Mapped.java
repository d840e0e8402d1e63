package dev.chainon.ingestion.history;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator seen through a function. */
record Mapped<A, B>(Iterator<A> source, Function<A, B> map) implements Iterator<B> {

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public B next() {
        return map.apply(source.next());
    }
}

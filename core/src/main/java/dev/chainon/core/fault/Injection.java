package dev.chainon.core.fault;

import java.util.concurrent.atomic.AtomicBoolean;

/** How a process suffers a fault. */
public interface Injection {

    /** Breaks it; called once, until {@link #end}. */
    void begin();

    /** Mends it; called once after each {@link #begin}. */
    void end();

    /** One that others look at. */
    static Injection flag(AtomicBoolean flag) {
        return new Injection() {
            @Override
            public void begin() {
                flag.set(true);
            }

            @Override
            public void end() {
                flag.set(false);
            }
        };
    }
}

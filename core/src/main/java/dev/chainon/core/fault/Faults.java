package dev.chainon.core.fault;

/** Which faults are on now. */
public interface Faults {

    /** What every process has unless somebody said otherwise. */
    Faults NONE = fault -> false;

    boolean on(Fault fault);
}

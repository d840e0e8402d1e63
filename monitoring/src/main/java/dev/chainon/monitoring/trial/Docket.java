package dev.chainon.monitoring.trial;

import dev.chainon.store.TrialScores.Trial;
import java.util.Optional;

/** The trials as their judge needs them; the registry keeps them. */
public interface Docket {

    /** The trial that goes on; empty while there is none. */
    Optional<Trial> underWay();

    /** Says against the challenger what the outcomes say; the replicas take it back then. */
    void complain(Trial trial, String why);
}

package dev.chainon.registry;

import java.time.Instant;
import java.util.Optional;

/** The release log as a replica uses it. */
public interface ReleaseBook {

    /** What was decided last; empty while nothing ever was. */
    Optional<ReleaseStep> newest(String model);

    /** What was said against a version since then by those who judge answers by their outcome. */
    Optional<String> complaint(String model, int version, Instant since);

    /** Ends the trial of a step; does nothing if another step came first. */
    void takeBack(ReleaseStep step, String who, String why);

    /** Keeps what a replica saw of a step so far, as a JSON object. */
    void report(ReleaseStep step, String replica, String json);
}

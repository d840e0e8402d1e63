package dev.chainon.console.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** Which job made which data from which, as the last run of each told it. */
@FunctionalInterface
public interface Lineage {

    /** As it is now; empty lists if no job told anything yet. */
    Diagram diagram();

    /** Every job's data are among the data. */
    record Diagram(List<Data> data, List<Job> jobs) {
        public Diagram {
            data = List.copyOf(data);
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * @param id unique in the diagram
     * @param role what it is in the pipeline, a key of the pages' words, such as {@code table.clean}
     * @param name in full
     * @param rows written by the last run that made it
     * @param version what exactly it is; empty if not told
     */
    record Data(String id, String role, String name, OptionalLong rows, String version) {
        public Data {
            Objects.requireNonNull(id);
            Objects.requireNonNull(role);
            Objects.requireNonNull(name);
            Objects.requireNonNull(rows);
            Objects.requireNonNull(version);
        }
    }

    /**
     * A job's last run.
     *
     * @param told when it was heard of last
     * @param commit of the code that ran; empty if not known
     * @param inputs ids of data
     */
    record Job(
            String name,
            State state,
            Instant started,
            Instant told,
            String commit,
            List<String> inputs,
            List<String> outputs) {
        public Job {
            Objects.requireNonNull(name);
            Objects.requireNonNull(state);
            Objects.requireNonNull(started);
            Objects.requireNonNull(told);
            Objects.requireNonNull(commit);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** SILENT began, did not end, and has not been heard of for too long: its process was killed. */
    enum State {
        RUNNING,
        COMPLETE,
        STOPPED,
        FAILED,
        SILENT
    }
}

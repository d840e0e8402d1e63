package dev.chainon.console.source;

import java.util.Map;
import java.util.Objects;

/** Answers one request for a prediction. Blocking: called from a worker thread. */
@FunctionalInterface
public interface Oracle {

    Answer ask(Map<String, Object> request);

    /** What serving said. */
    sealed interface Answer {

        /** @param facts what serving adds, such as the model's version */
        record Risk(double probability, Map<String, String> facts) implements Answer {
            public Risk {
                facts = Map.copyOf(facts);
            }
        }

        /** The request was not understood: serving's own sentence. */
        record Refused(String reason) implements Answer {
            public Refused {
                Objects.requireNonNull(reason);
            }
        }

        /** Serving did not answer. */
        record Unavailable(String reason) implements Answer {
            public Unavailable {
                Objects.requireNonNull(reason);
            }
        }
    }
}

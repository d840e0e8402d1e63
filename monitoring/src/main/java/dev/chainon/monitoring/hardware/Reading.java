package dev.chainon.monitoring.hardware;

import java.util.Objects;

/** What was found where a sensor should be. */
public sealed interface Reading {

    Sensor sensor();

    /** @param value in the sensor's unit; finite */
    record Measured(Sensor sensor, double value) implements Reading {
        public Measured {
            Objects.requireNonNull(sensor);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a reading of " + sensor + " is a number, not " + value);
            }
        }
    }

    /** @param detail the file, the command or the words of the failure */
    record Absent(Sensor sensor, Cause cause, String detail) implements Reading {
        public Absent {
            Objects.requireNonNull(sensor);
            Objects.requireNonNull(cause);
            Objects.requireNonNull(detail);
        }
    }

    /** Why there is nothing to read. */
    enum Cause {
        /** The operating system shows no such sensor. */
        NOT_SHOWN,
        /** The file that would tell is not there. */
        NO_FILE,
        /** The command that would tell is not there. */
        NO_COMMAND,
        /** It is there, and what it says cannot be used. */
        UNREADABLE
    }
}

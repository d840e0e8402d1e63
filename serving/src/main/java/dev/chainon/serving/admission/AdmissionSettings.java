package dev.chainon.serving.admission;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * What a replica lets in; {@code reference.conf} says what each means.
 *
 * @param queue most requests that wait on one event loop
 * @param patience longest time that one waits there before its turn
 * @param batchRows rows after which a run of the model takes no further request
 * @param largeAtOnce most large requests on workers at a time
 * @param longest how long a request is worth answering where it does not say so itself
 * @param rate of each client
 */
public record AdmissionSettings(
        int queue, Duration patience, int batchRows, int largeAtOnce, Duration longest, Rate rate) {

    /**
     * How often one client may ask.
     *
     * @param perSecond requests a second in the long run; 0 for no limit
     * @param burst requests at once after a pause
     * @param clients most clients that are remembered
     */
    public record Rate(double perSecond, int burst, int clients) {
        public Rate {
            if (!(perSecond >= 0) || burst < 1 || clients < 1) {
                throw new IllegalArgumentException(
                        "chainon.serving.admission.rate must not be negative, burst and clients at least 1");
            }
        }
    }

    public AdmissionSettings {
        if (queue < 1 || batchRows < 1 || largeAtOnce < 1 || longest.toMillis() < 1 || patience.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "chainon.serving.admission.queue, patience, batch-rows, large-at-once and longest must be positive");
        }
    }

    /** Reads and checks {@code chainon.serving.admission}. */
    public static AdmissionSettings of(Config admission) {
        return new AdmissionSettings(
                admission.getInt("queue"),
                admission.getDuration("patience"),
                admission.getInt("batch-rows"),
                admission.getInt("large-at-once"),
                admission.getDuration("longest"),
                new Rate(
                        admission.getDouble("rate.per-second"),
                        admission.getInt("rate.burst"),
                        admission.getInt("rate.clients")));
    }
}

package dev.chainon.ingestion.replay;

import java.time.Duration;

/**
 * How many of a replay's records are sent one after the other before its clock begins, see {@link LeadIn}.
 *
 * @param records 0 for none: the clock begins at once
 * @param patience how long they may take together
 */
public record LeadInSettings(int records, Duration patience) {

    public static final LeadInSettings NONE = new LeadInSettings(0, Duration.ZERO);

    public LeadInSettings {
        if (records < 0 || patience.isNegative()) {
            throw new IllegalArgumentException("chainon.replay.lead-in must have no negative number: records = "
                    + records + ", patience = " + patience);
        }
    }
}

package dev.chainon.flights;

import dev.chainon.core.model.Rule;
import dev.chainon.flights.features.FlightFeatures;

/**
 * What someone who works at an airport says without any data: the later the hour, the likelier the delay, and when what lands here is late, what leaves
 * here will be. Its numbers were written by hand, before any model was fitted, and stay as they are.
 */
final class RushHourRule implements Rule {

    private static final int HOUR = FlightFeatures.place("hours_since_four");
    private static final int LANDED_LATE = FlightFeatures.place("landed_origin_180_late_share");

    private static final float NOON = 12 - 4;
    private static final float RUSH_HOUR = 17 - 4;
    private static final float MANY = 0.33f;

    @Override
    public float probability(float[] features) {
        float hour = features[HOUR];
        float usual = hour < NOON ? 0.1f : hour < RUSH_HOUR ? 0.2f : 0.3f;
        return features[LANDED_LATE] >= MANY ? 2 * usual : usual;
    }
}

package dev.chainon.core.toy;

import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.features.Features;
import java.util.List;

final class KettleFeatures implements Features<KettleEvent> {

    static int dayOf(long minute) {
        return (int) Math.floorDiv(minute, 1440L);
    }

    @Override
    public List<String> names() {
        return List.of("litres", "spill_rate", "labels_today");
    }

    @Override
    public List<String> staticNames() {
        return List.of("litres");
    }

    @Override
    public FeatureEngine<KettleEvent> newEngine() {
        return new KettleEngine();
    }

    @Override
    public int day(long minute) {
        return dayOf(minute);
    }

    @Override
    public long startOfDay(int day) {
        return day * 1440L;
    }

    @Override
    public int warmUpMinutes() {
        return 0;
    }

    @Override
    public DayCounter<KettleEvent> counter(int day) {
        return new DayCounter<>() {
            private int labels;
            private int spills;

            @Override
            public void add(KettleEvent label) {
                labels++;
                spills += label.outcome().orElseThrow() ? 1 : 0;
            }

            @Override
            public DayDelta delta() {
                return labels == 0
                        ? DayDelta.empty(day)
                        : new DayDelta(day, new long[] {0}, new int[] {labels, spills});
            }
        };
    }
}

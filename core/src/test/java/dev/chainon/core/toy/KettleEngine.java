package dev.chainon.core.toy;

import dev.chainon.core.event.Role;
import dev.chainon.core.features.DayDelta;
import dev.chainon.core.features.FeatureEngine;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Three features: litres, decayed spill rate of all kettles, labels applied since the day began. */
final class KettleEngine implements FeatureEngine<KettleEvent> {

    private static final double DECAY = 0.5;

    private long minute = Long.MIN_VALUE;
    private int day = Integer.MIN_VALUE;
    private double labels;
    private double spills;
    private int todayLabels;
    private int todaySpills;
    private final List<KettleEvent> pending = new ArrayList<>();

    @Override
    public boolean accept(KettleEvent event, float[] vector) {
        moveTo(Math.max(event.minute(), minute));
        if (event.role() == Role.LABEL) {
            pending.add(event);
            return false;
        }
        write(event, vector);
        return true;
    }

    private void moveTo(long next) {
        if (next == minute) {
            return;
        }
        for (KettleEvent label : pending) {
            todayLabels++;
            todaySpills += label.outcome().orElseThrow() ? 1 : 0;
        }
        pending.clear();
        minute = next;
        int nextDay = KettleFeatures.dayOf(next);
        if (day == Integer.MIN_VALUE) {
            day = nextDay;
        }
        while (day < nextDay) {
            advanceDay(new DayDelta(day, new long[] {0}, new int[] {todayLabels, todaySpills}));
        }
    }

    private void write(KettleEvent event, float[] vector) {
        vector[0] = (float) event.litres();
        vector[1] = (float) ((spills + 1) / (labels + 2));
        vector[2] = todayLabels;
    }

    @Override
    public void peek(KettleEvent instance, float[] vector) {
        write(instance, vector);
    }

    @Override
    public long minute() {
        return minute;
    }

    @Override
    public void advanceDay(DayDelta delta) {
        if (day != Integer.MIN_VALUE && delta.day() != day) {
            throw new IllegalArgumentException("expected day " + day + ", not " + delta.day());
        }
        int n = 0;
        int s = 0;
        for (int i = 0; i < delta.cells().length; i++) {
            n += delta.counts()[2 * i];
            s += delta.counts()[2 * i + 1];
        }
        labels = labels * DECAY + n;
        spills = spills * DECAY + s;
        todayLabels = 0;
        todaySpills = 0;
        day = delta.day() + 1;
    }

    @Override
    public void snapshot(DataOutputStream out) throws IOException {
        out.writeLong(minute);
        out.writeInt(day);
        out.writeDouble(labels);
        out.writeDouble(spills);
        out.writeInt(todayLabels);
        out.writeInt(todaySpills);
        out.writeInt(pending.size());
        for (KettleEvent label : pending) {
            out.writeBoolean(label.outcome().orElseThrow());
        }
    }

    @Override
    public void restore(DataInputStream in) throws IOException {
        minute = in.readLong();
        day = in.readInt();
        labels = in.readDouble();
        spills = in.readDouble();
        todayLabels = in.readInt();
        todaySpills = in.readInt();
        pending.clear();
        for (int i = in.readInt(); i > 0; i--) {
            pending.add(new KettleEvent("restored", "restored", minute, 0, java.util.Optional.of(in.readBoolean())));
        }
    }
}

package dev.chainon.core.drift;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What detectors of drift need of a period that a model lived through after its training: for each day the rows of each feature in the bins of the reference, and for each
 * instance its minute, score and outcome. A few bytes an instance, so that a real period can be kept beside a test.
 *
 * @param days in order, none left out
 * @param outcomes in the order of the log
 */
public record Replay(Reference reference, List<Day> days, List<Judged> outcomes) {

    /** Scores are kept in steps of this many to one. */
    private static final int STEPS = 65_535;

    public Replay {
        Objects.requireNonNull(reference);
        days = List.copyOf(days);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * One day.
     *
     * @param day days since 1970, UTC
     * @param counts by feature, in the order of the reference, the rows in each of its bins
     */
    public record Day(long day, List<long[]> counts) {
        public Day {
            counts = List.copyOf(counts);
        }
    }

    /**
     * One instance.
     *
     * @param minute of event time, minutes since 1970
     * @param score probability, to one part in 65,535
     */
    public record Judged(long minute, float score, boolean outcome) {}

    /** Writes the replay, compressed; what is compressed is the same bytes for the same replay. */
    public void write(OutputStream target) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(target))) {
            byte[] text = ReferenceText.write(reference).getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
            out.writeInt(days.size());
            for (Day day : days) {
                out.writeLong(day.day());
                for (long[] counts : day.counts()) {
                    for (long count : counts) {
                        out.writeInt(Math.toIntExact(count));
                    }
                }
            }
            out.writeInt(outcomes.size());
            long minute = 0;
            for (Judged each : outcomes) {
                out.writeInt(Math.toIntExact(each.minute() - minute));
                minute = each.minute();
            }
            for (Judged each : outcomes) {
                out.writeShort(Math.round(each.score() * STEPS));
            }
            for (Judged each : outcomes) {
                out.writeBoolean(each.outcome());
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Replay read(InputStream source) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(source, 1 << 16))) {
            byte[] bytes = in.readNBytes(in.readInt());
            Reference reference = ReferenceText.read(new String(bytes, StandardCharsets.UTF_8));
            List<Day> days = new ArrayList<>();
            int number = in.readInt();
            for (int i = 0; i < number; i++) {
                days.add(day(in, reference));
            }
            return new Replay(reference, days, outcomes(in));
        }
    }

    private static Day day(DataInputStream in, Reference reference) throws IOException {
        long day = in.readLong();
        List<long[]> counts = new ArrayList<>();
        for (ColumnReference feature : reference.features()) {
            long[] bins = new long[feature.bins()];
            for (int bin = 0; bin < bins.length; bin++) {
                bins[bin] = in.readInt();
            }
            counts.add(bins);
        }
        return new Day(day, counts);
    }

    private static List<Judged> outcomes(DataInputStream in) throws IOException {
        int rows = in.readInt();
        long[] minutes = new long[rows];
        float[] scores = new float[rows];
        long minute = 0;
        for (int row = 0; row < rows; row++) {
            minute += in.readInt();
            minutes[row] = minute;
        }
        for (int row = 0; row < rows; row++) {
            scores[row] = (float) in.readUnsignedShort() / STEPS;
        }
        List<Judged> outcomes = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            outcomes.add(new Judged(minutes[row], scores[row], in.readBoolean()));
        }
        return outcomes;
    }
}

package dev.chainon.flights.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.core.features.DayDelta;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The aggregates beside their definition: a sum over all labels, each worth less by half every so many days. */
class DailyAggregatesTest {

    private static final int AIRPORTS = 3;
    private static final int DAYS = 30;

    /** Labels of one cell on one day. */
    private record Label(int age, int origin, int destination, int bin, int n, int late) {
        int hour() {
            return (bin * 5 / 60 + 4) % 24;
        }
    }

    private final List<Label> labels = new ArrayList<>();

    private DailyAggregates filled(Random random) {
        DailyAggregates aggregates = new DailyAggregates(AIRPORTS);
        for (int day = 0; day < DAYS; day++) {
            Map<Long, int[]> cells = new TreeMap<>();
            for (int i = 0; i < 40; i++) {
                int n = random.nextInt(5);
                cells.put(
                        SlotCell.of(random.nextInt(AIRPORTS), random.nextInt(AIRPORTS), random.nextInt(SlotCell.BINS)),
                        new int[] {n, n == 0 ? 0 : random.nextInt(n + 1)});
            }
            int age = DAYS - 1 - day;
            cells.forEach((cell, n) -> labels.add(
                    new Label(age, SlotCell.origin(cell), SlotCell.destination(cell), SlotCell.bin(cell), n[0], n[1])));
            aggregates.advance(new DayDelta(
                    day,
                    cells.keySet().stream().mapToLong(Long::longValue).toArray(),
                    cells.values().stream().flatMapToInt(Arrays::stream).toArray()));
        }
        return aggregates;
    }

    private double flights(double halfLife, Predicate<Label> which) {
        return labels.stream()
                .filter(which)
                .mapToDouble(l -> l.n() * worth(halfLife, l.age()))
                .sum();
    }

    private double late(double halfLife, Predicate<Label> which) {
        return labels.stream()
                .filter(which)
                .mapToDouble(l -> l.late() * worth(halfLife, l.age()))
                .sum();
    }

    private static double worth(double halfLife, int age) {
        return Math.pow(.5, age / halfLife);
    }

    private double rate(double prior, double weight, Predicate<Label> which) {
        return (late(14, which) + weight * prior) / (flights(14, which) + weight);
    }

    @Property(tries = 15)
    void writesWhatTheDefinitionSays(@ForAll Random random) {
        labels.clear();
        DailyAggregates aggregates = filled(random);
        int origin = random.nextInt(AIRPORTS);
        int destination = random.nextInt(AIRPORTS);
        long local = 16_400_000 + random.nextInt(1440);
        int bin = (int) ((local - 240) % 1440) / 5;
        aggregates.route(origin, destination).departed(Math.floorDiv(local - 240, 1440L));

        float[] vector = new float[11];
        assertThat(aggregates.write(origin, destination, local, vector, 1)).isEqualTo(10);

        Predicate<Label> route = l -> l.origin() == origin && l.destination() == destination;
        double base = rate(.2, 20, l -> true);
        double from = rate(base, 30, l -> l.origin() == origin);
        double to = rate(base, 30, l -> l.destination() == destination);
        double routeRate = rate((from + to) / 2, 15, route);
        double hourRate = rate(from, 20, l -> l.origin() == origin && l.hour() == (int) (local / 60 % 24));
        double slotDays = 0;
        for (int age = 0; age < DAYS; age++) {
            slotDays += worth(10, age);
        }
        Predicate<Label> near = route.and(l -> Math.abs(l.bin() - bin) <= 1);
        Predicate<Label> recent = route.and(l -> l.bin() < bin && l.bin() >= bin - 24);
        Predicate<Label> before = route.and(l -> l.bin() < bin);
        double[] expected = {
            0,
            from,
            to,
            routeRate,
            hourRate,
            Math.log(1 + flights(14, route)),
            (late(10, near) + 2 * routeRate) / (flights(10, near) + 2),
            flights(10, near) / slotDays,
            (flights(10, recent) - late(10, recent)) / slotDays,
            flights(10, before) / slotDays - 1,
            0
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) vector[i]).as("place " + i).isCloseTo(expected[i], within(1e-5));
        }
    }

    @Property(tries = 10)
    void expectsWhatTheTwoClockHoursOfTheLastHourUsuallySee(@ForAll Random random) {
        labels.clear();
        DailyAggregates aggregates = filled(random);
        int origin = random.nextInt(AIRPORTS);
        int minuteOfDay = random.nextInt(1440);
        int hour = minuteOfDay / 60;
        double days = 0;
        for (int age = 0; age < DAYS; age++) {
            days += worth(14, age);
        }
        double now = flights(14, l -> l.origin() == origin && l.hour() == hour);
        double before = flights(14, l -> l.origin() == origin && l.hour() == (hour + 23) % 24);
        double share = minuteOfDay % 60 / 60.0;

        assertThat(aggregates.expectedInLastHour(origin, 1440L * 11_000 + minuteOfDay))
                .isCloseTo((now * share + before * (1 - share)) / days, within(1e-9));
    }

    @Test
    void expectsNothing_beforeTheFirstDay() {
        DailyAggregates empty = new DailyAggregates(AIRPORTS);
        float[] vector = new float[9];
        empty.write(0, 1, 16_400_000, vector, 0);

        assertThat(vector).containsExactly(.2f, .2f, .2f, .2f, 0, .2f, 0, 0, 0);
        assertThat(empty.expectedInLastHour(0, 16_400_000)).isZero();
    }

    @Property(tries = 5)
    void comeBackFromASnapshot(@ForAll Random random) throws IOException {
        DailyAggregates aggregates = filled(random);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        aggregates.snapshot(new DataOutputStream(bytes));
        DailyAggregates back = new DailyAggregates(AIRPORTS);
        back.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        DayDelta next = new DayDelta(DAYS, new long[] {SlotCell.of(1, 2, 100)}, new int[] {3, 1});
        aggregates.advance(next);
        back.advance(next);
        for (int minute = 0; minute < 1440; minute += 97) {
            float[] expected = new float[9];
            float[] found = new float[9];
            aggregates.write(1, 2, 16_400_000 + minute, expected, 0);
            back.write(1, 2, 16_400_000 + minute, found, 0);
            assertThat(found).containsExactly(expected);
            assertThat(back.expectedInLastHour(1, 16_400_000 + minute))
                    .isEqualTo(aggregates.expectedInLastHour(1, 16_400_000 + minute));
        }
    }
}

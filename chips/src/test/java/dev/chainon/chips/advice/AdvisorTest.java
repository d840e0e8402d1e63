package dev.chainon.chips.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.chips.advice.Advisor.Reign;
import dev.chainon.chips.advice.ServingMeasure.Batch;
import dev.chainon.evidence.record.Criterion;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AdvisorTest {

    private static final TrainingMeasure CPU = new TrainingMeasure("cpu", 1, 2, 1e-5, 1e-6);
    private static final TrainingMeasure GPU = new TrainingMeasure("gpu", 1, 12, 1e-6, 5e-7);
    private static final ServingMeasure ONE =
            new ServingMeasure("one", 1, 1, List.of(new Batch(1, 1e-4, 2e-4, 1e-5), new Batch(100, 1e-3, 2e-3, 1e-4)));
    private static final ServingMeasure TWO = new ServingMeasure("two", 2, 1, List.of(new Batch(1, 5e-5, 1e-4, 1e-5)));

    private static Job job(long rows, double rate, double latency) {
        return new Job(rows, 1, rate, latency, 2, true);
    }

    @Test
    @Criterion("B2Cr5.placement")
    void aLateStarterWins_fromTheBreakEvenOn() {
        Advisor advisor = new Advisor(List.of(CPU, GPU), List.of(ONE));
        double even = CPU.breakEven(GPU);

        assertThat(even).isCloseTo(10 / 9e-6, within(1e-3));
        assertThat(advisor.advise(job((long) even - 10, 10, 1))
                        .train()
                        .orElseThrow()
                        .id())
                .isEqualTo("cpu");
        assertThat(advisor.advise(job((long) even + 10, 10, 1))
                        .train()
                        .orElseThrow()
                        .id())
                .isEqualTo("gpu");
        assertThat(advisor.reigns(2)).extracting(Reign::id).containsExactly("cpu", "gpu");
        assertThat(advisor.reigns(2).get(1).fromRows()).isEqualTo(even);
    }

    @Test
    @Criterion("B2Cr5.placement")
    void addsStartTransferAndComputation() {
        TrainingTime time = CPU.time(1_000_000);

        assertThat(time.startSeconds()).isEqualTo(2);
        assertThat(time.transferSeconds()).isCloseTo(1, within(1e-9));
        assertThat(time.computeSeconds()).isCloseTo(9, within(1e-9));
        assertThat(time.totalSeconds()).isCloseTo(12, within(1e-9));
    }

    @Test
    @Criterion("B2Cr5.placement")
    void servesWithTheFewestThreadsThatAreInTime_andTrainsOnTheRest() {
        TrainingMeasure both = new TrainingMeasure("both", 2, 2, 6e-6, 1e-6);
        Advisor advisor = new Advisor(List.of(CPU, both), List.of(TWO, ONE));

        Advice relaxed = advisor.advise(job(1_000_000, 100, 1));
        assertThat(relaxed.serve().orElseThrow().id()).isEqualTo("one");
        assertThat(relaxed.coresForTraining()).isEqualTo(1);
        assertThat(relaxed.train().orElseThrow().id())
                .as("both cores are not free")
                .isEqualTo("cpu");

        Advice apart = advisor.advise(new Job(1_000_000, 1, 100, 1, 2, false));
        assertThat(apart.train().orElseThrow().id()).isEqualTo("both");

        Advice hurried = advisor.advise(job(1_000_000, 100, 1.5e-4));
        assertThat(hurried.serve().orElseThrow().id()).isEqualTo("two");
        assertThat(hurried.train()).as("no core is left").isEmpty();
    }

    @Test
    @Criterion("B2Cr5.placement")
    void formsBatchesOnlyWhereRequestsWouldPileUpOtherwise() {
        Advisor advisor = new Advisor(List.of(), List.of(ONE));

        assertThat(advisor.advise(job(1, 1_000, 1)).serve().orElseThrow().batch())
                .isEqualTo(1);
        ServingTime pressed = advisor.advise(job(1, 20_000, 1)).serve().orElseThrow();
        assertThat(pressed.batch()).isEqualTo(100);
        assertThat(pressed.busy()).isCloseTo(0.2, within(1e-9));
        assertThat(pressed.fillSeconds()).isCloseTo(99 / 20_000.0, within(1e-12));
        assertThat(pressed.queueSeconds()).isCloseTo(0.2 * 1e-3 / 1.6, within(1e-12));
        assertThat(pressed.totalSeconds()).isCloseTo(99 / 20_000.0 + 1.25e-4 + 2e-3, within(1e-12));
        assertThat(advisor.advise(job(1, 200_000, 1)).serve())
                .as("more than it can")
                .isEmpty();
    }

    @Test
    @Criterion("B2Cr5.placement")
    void advisesNothing_whereNothingWasMeasured() {
        Advice advice = new Advisor(List.of(), List.of()).advise(job(1, 1, 1));

        assertThat(advice.train()).isEmpty();
        assertThat(advice.serve()).isEmpty();
        assertThat(new Advisor(List.of(), List.of()).reigns(2)).isEmpty();
    }

    @Test
    void refusesMeasuresAndJobsThatMakeNoSense() {
        assertThatThrownBy(() -> new TrainingMeasure("x", 1, 1, 0, 0)).hasMessageContaining("'x'");
        assertThatThrownBy(() -> new TrainingMeasure("x", 1, Double.NaN, 1, 0)).hasMessageContaining("'x'");
        assertThatThrownBy(() -> new ServingMeasure("y", 1, 0, List.of())).hasMessageContaining("'y'");
        assertThatThrownBy(() -> new Batch(1, Double.NaN, 1, 0)).hasMessageContaining("a call of 1 rows");
        assertThatThrownBy(() -> job(0, 1, 1)).hasMessageContaining("rows must be at least 1, not 0");
        assertThatThrownBy(() -> job(1, 0, 1)).hasMessageContaining("requests per second");
        assertThatThrownBy(() -> job(1, 1, -1)).hasMessageContaining("latency");
    }

    @Provide
    Arbitrary<List<TrainingMeasure>> training() {
        Arbitrary<Double> small = Arbitraries.doubles().between(1e-7, 1e-3).ofScale(9);
        Arbitrary<Double> start = Arbitraries.doubles().between(0, 100);
        return Combinators.combine(Arbitraries.integers().between(1, 3), start, small, small)
                .as((threads, begin, row, transfer) ->
                        new TrainingMeasure(threads + "/" + begin + "/" + row, threads, begin, row, transfer))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<ServingMeasure>> serving() {
        Arbitrary<Double> small = Arbitraries.doubles().between(1e-6, 1e-2).ofScale(8);
        Arbitrary<Batch> batch = Combinators.combine(Arbitraries.integers().between(1, 512), small, small, small)
                .as((rows, mean, p99, transfer) -> new Batch(rows, mean, Math.max(mean, p99), transfer));
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        batch.list().ofMinSize(1).ofMaxSize(4))
                .as((threads, batches) -> new ServingMeasure("s" + threads + batches.hashCode(), threads, 1, batches))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 300)
    @Criterion("B2Cr5.placement")
    void moreRowsNeverTakeLess_andWhatIsAdvisedIsTheFastestThatHasRoom(
            @ForAll("training") List<TrainingMeasure> measures,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long rows,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more) {
        Advisor advisor = new Advisor(measures, List.of(ONE));
        Advice advice = advisor.advise(new Job(rows, 1, 1, 1, 2, false));

        advice.train().ifPresent(train -> {
            assertThat(measures).filteredOn(measure -> measure.threads() <= 2).allSatisfy(measure -> assertThat(
                            measure.time(rows).totalSeconds())
                    .isGreaterThanOrEqualTo(train.totalSeconds()));
            assertThat(advisor.advise(new Job(rows + more, 1, 1, 1, 2, false))
                            .train()
                            .orElseThrow()
                            .totalSeconds())
                    .isGreaterThanOrEqualTo(train.totalSeconds());
        });
        assertThat(advice.train().isPresent()).isEqualTo(measures.stream().anyMatch(m -> m.threads() <= 2));
    }

    @Property(tries = 300)
    @Criterion("B2Cr5.placement")
    void anotherMeasureNeverMakesTrainingSlower(
            @ForAll("training") List<TrainingMeasure> measures,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long rows) {
        Job job = new Job(rows, 1, 1, 1, 3, false);
        double all = new Advisor(measures, List.of())
                .advise(job)
                .train()
                .orElseThrow()
                .totalSeconds();

        for (TrainingMeasure one : measures) {
            assertThat(one.time(rows).totalSeconds()).isGreaterThanOrEqualTo(all);
        }
    }

    @Property(tries = 300)
    @Criterion("B2Cr5.placement")
    void whoReignsIsTheFastest_whateverTheRows(
            @ForAll("training") List<TrainingMeasure> measures, @ForAll @DoubleRange(min = 0, max = 1e9) double rows) {
        Reign reign = new Advisor(measures, List.of())
                .reigns(3).stream()
                        .filter(each -> each.fromRows() <= rows)
                        .max(Comparator.comparing(Reign::fromRows))
                        .orElseThrow();
        double least = measures.stream()
                .mapToDouble(measure -> measure.time(rows).totalSeconds())
                .min()
                .orElseThrow();

        assertThat(measures)
                .filteredOn(measure -> measure.id().equals(reign.id()))
                .anySatisfy(measure ->
                        assertThat(measure.time(rows).totalSeconds()).isCloseTo(least, within(1e-6 * least)));
    }

    @Property(tries = 300)
    @Criterion("B2Cr5.placement")
    void whatAnswersInTimeStillDoes_whenMoreTimeIsGiven(
            @ForAll("serving") List<ServingMeasure> measures,
            @ForAll @DoubleRange(min = 0.1, max = 1e5) double rate,
            @ForAll @DoubleRange(min = 1e-5, max = 1) @Scale(6) double latency,
            @ForAll @DoubleRange(min = 1, max = 10) double longer) {
        Advisor advisor = new Advisor(List.of(CPU), measures);
        Advice advice = advisor.advise(new Job(1, 1, rate, latency, 2, true));

        advice.serve().ifPresent(serve -> {
            assertThat(serve.busy()).isLessThan(1);
            assertThat(serve.totalSeconds()).isLessThanOrEqualTo(latency);
            assertThat(serve.threads()).isLessThanOrEqualTo(2);
            Advice relaxed = advisor.advise(new Job(1, 1, rate, latency * longer, 2, true));
            assertThat(relaxed.serve()).isPresent();
            assertThat(relaxed.serve().orElseThrow().threads()).isLessThanOrEqualTo(serve.threads());
        });
        assertThat(advice.serving()).hasSameSizeAs(measures);
    }
}

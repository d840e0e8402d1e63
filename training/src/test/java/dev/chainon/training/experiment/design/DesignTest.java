package dev.chainon.training.experiment.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTest {

    private static String relation(Fraction fraction) {
        return String.join(" ", fraction.relation().stream().map(Word::toString).toList());
    }

    private static String aliases(Fraction fraction, int... effect) {
        return String.join(
                " ",
                fraction.aliases(Word.of(effect)).stream().map(Word::toString).toList());
    }

    /** Montgomery, Design and Analysis of Experiments, 8th edition, section 8.2.1: the 2^(4-1) of resolution IV with I = ABCD. */
    @Test
    @Criterion("B2Cr2.design")
    void montgomerysHalfFractionOfFour() {
        Fraction fraction = Fraction.read(4, List.of("D = ABC"));

        assertThat(relation(fraction)).isEqualTo("ABCD");
        assertThat(fraction.resolution()).isEqualTo(4);
        assertThat(aliases(fraction, 0)).isEqualTo("BCD");
        assertThat(aliases(fraction, 0, 1)).isEqualTo("CD");
        assertThat(fraction.effects()).extracting(Word::letters).containsExactly("A", "B", "C", "D", "AB", "AC", "AD");
        assertThat(fraction.levels()).isDeepEqualTo(new double[][] {
            {-1, -1, -1, -1},
            {1, -1, -1, 1},
            {-1, 1, -1, 1},
            {1, 1, -1, -1},
            {-1, -1, 1, 1},
            {1, -1, 1, -1},
            {-1, 1, 1, -1},
            {1, 1, 1, 1}
        });
    }

    /** Montgomery, section 8.3: the 2^(6-2) with E = ABC and F = BCD, whose complete defining relation is I = ABCE = BCDF = ADEF. */
    @Test
    @Criterion("B2Cr2.design")
    void montgomerysQuarterFractionOfSix() {
        Fraction fraction = Fraction.read(6, List.of("E = ABC", "F = BCD"));

        assertThat(relation(fraction)).isEqualTo("ABCE ADEF BCDF");
        assertThat(fraction.resolution()).isEqualTo(4);
        assertThat(aliases(fraction, 0)).isEqualTo("BCE DEF ABCDF");
        assertThat(aliases(fraction, 0, 1)).isEqualTo("CE ACDF BDEF");
    }

    /** Box, Hunter and Hunter, Statistics for Experimenters, chapter 12: the 2^(7-4) of resolution III, seven factors in eight runs. */
    @Test
    @Criterion("B2Cr2.design")
    void boxHunterHuntersSaturatedFractionOfSeven() {
        Fraction fraction = Fraction.read(7, List.of("D = AB", "E = AC", "F = BC", "G = ABC"));

        assertThat(fraction.resolution()).isEqualTo(3);
        assertThat(fraction.points()).isEqualTo(8);
        assertThat(fraction.relation()).hasSize(15);
        assertThat(fraction.aliases(Word.of(0)).stream()
                        .filter(word -> word.length() == 2)
                        .map(Word::letters))
                .containsExactly("BD", "CE", "FG");
        assertThat(fraction.effects()).extracting(Word::letters).containsExactly("A", "B", "C", "D", "E", "F", "G");
    }

    @Test
    void theOtherHalfHasTheOppositeSign() {
        Fraction fraction = Fraction.read(5, List.of("E = -ABCD"));

        assertThat(relation(fraction)).isEqualTo("-ABCDE");
        assertThat(aliases(fraction, 4)).isEqualTo("-ABCD");
        assertThat(fraction.resolution()).isEqualTo(5);
    }

    /** Sizes of Montgomery's table 8.14: the smallest fraction of each resolution. */
    @ParameterizedTest
    @CsvSource({"5,5,16", "6,4,16", "7,3,8", "7,4,16", "8,4,16", "6,5,32", "8,5,64", "4,4,8", "3,3,4", "4,5,16"})
    @Criterion("B2Cr2.design")
    void choosesTheSmallestFractionOfAResolution(int factors, int resolution, int points) {
        Fraction fraction = new FractionSearch(factors, resolution).smallest();

        assertThat(fraction.points()).isEqualTo(points);
        assertThat(fraction.generators().isEmpty() || fraction.resolution() >= resolution)
                .isTrue();
    }

    @Test
    void refusesGeneratorsThatConfoundMainEffects_andSaysWhatToDo() {
        assertThatThrownBy(() -> Fraction.read(5, List.of("E = A")))
                .isInstanceOf(BadDesignException.class)
                .hasMessageContaining("confound main effects (I = AE")
                .hasMessageContaining("ask for a resolution");
        assertThatThrownBy(() -> Fraction.read(6, List.of("E = ABC", "F = ABC")))
                .hasMessageContaining("confound main effects (I = EF");
        assertThatThrownBy(() -> Fraction.read(5, List.of("E = EAB"))).hasMessageContaining("generated itself");
        assertThatThrownBy(() -> Fraction.read(6, List.of("E = ABF", "F = ABC")))
                .hasMessageContaining("generated itself");
        assertThatThrownBy(() -> Fraction.read(5, List.of("E = AB", "E = CD"))).hasMessageContaining("two generators");
        assertThatThrownBy(() -> Fraction.read(5, List.of("E is AB"))).hasMessageContaining("such as E = ABCD");
        assertThatThrownBy(() -> Fraction.read(3, List.of("C = AQ"))).hasMessageContaining("'Q' names no factor");
        assertThatThrownBy(() -> Fraction.whole(11)).hasMessageContaining("too many");
        assertThatThrownBy(() -> new Kind.Resolved(7)).hasMessageContaining("take 3, 4 or 5");
    }

    @Property(tries = 60, seed = "1")
    void columnsOfAFractionAreBalancedAndOrthogonal(
            @ForAll @IntRange(min = 3, max = 9) int factors, @ForAll @IntRange(min = 3, max = 4) int resolution) {
        Design design = new Kind.Resolved(resolution).design(factors);
        List<Column> contrasts = design.contrasts();

        assertThat(contrasts).hasSize(design.points().length - 1);
        for (Column one : contrasts) {
            assertThat(Arrays.stream(one.values()).sum()).isZero();
        }
        for (Column one : contrasts.subList(0, factors)) {
            for (Column other : contrasts) {
                assertThat(one == other || product(one, other) == 0).isTrue();
            }
        }
    }

    private static double product(Column one, Column other) {
        return IntStream.range(0, one.values().length)
                .mapToDouble(i -> one.values()[i] * other.values()[i])
                .sum();
    }

    /** The first rows that Plackett and Burman printed in 1946, as in Montgomery's section 8.6.3 and the NIST/SEMATECH handbook 5.3.3.5. */
    @ParameterizedTest
    @CsvSource({"12,++-+++---+-", "20,++--++++-+-+----++-", "24,+++++-+-++--++--+-+----"})
    @Criterion("B2Cr2.design")
    void firstRowsOfPlackettAndBurman(int size, String row) {
        double[][] square = PlackettBurman.square(size);

        StringBuilder first = new StringBuilder();
        for (double level : square[0]) {
            first.append(level > 0 ? '+' : '-');
        }
        assertThat(first).hasToString(row);
        assertThat(square[size - 1]).containsOnly(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 20, 24, 32, 44, 48, 60, 68})
    void columnsOfPlackettAndBurmanAreOrthogonal(int size) {
        double[][] square = PlackettBurman.square(size);
        for (int i = 0; i < size - 1; i++) {
            for (int j = 0; j <= i; j++) {
                double product = 0;
                for (double[] run : square) {
                    product += run[i] * run[j];
                }
                assertThat(product).isEqualTo(i == j ? size : 0);
            }
        }
    }

    @Test
    @Criterion("B2Cr2.design")
    void screeningTellsWhichSharesOfInteractionsAMainEffectTakes() {
        Design design = new Kind.Screening(Optional.empty()).design(5);

        assertThat(design.points()).hasDimensions(12, 5);
        assertThat(design.contrasts())
                .extracting(Column::name)
                .containsExactly("A", "B", "C", "D", "E", "free 1", "free 2", "free 3", "free 4", "free 5", "free 6");
        assertThat(design.contrasts().get(0).aliases()).hasSize(6).allMatch(share -> share.matches("[+-]1/3 [B-E]{2}"));
        assertThat(new Kind.Screening(Optional.empty()).design(12).points()).hasDimensions(20, 12);
        assertThatThrownBy(() -> new Kind.Screening(Optional.of(16)).design(5))
                .hasMessageContaining("one of [8, 12, 20");
        assertThatThrownBy(() -> new Kind.Screening(Optional.of(12)).design(12))
                .hasMessageContaining("more than the factors");
    }

    /** Montgomery, section 11.4.2: alpha = 1.414 for two factors, 1.682 for three; the half fraction serves five factors with alpha = 2. */
    @Test
    @Criterion("B2Cr2.design")
    void centralCompositesAreRotatableOrFaceCentred() {
        Kind.CentralComposite rotatable = new Kind.CentralComposite(Kind.CentralComposite.Axial.ROTATABLE, 5);

        assertThat(rotatable.design(2).points()).hasDimensions(13, 2);
        assertThat(rotatable.design(2).points()[4][0]).isCloseTo(-1.414, within(0.001));
        assertThat(rotatable.design(3).points()[8][0]).isCloseTo(-1.682, within(0.001));
        assertThat(rotatable.design(5).points()).hasDimensions(16 + 10 + 5, 5);
        assertThat(rotatable.design(5).points()[16][0]).isEqualTo(-2);
        assertThat(new Kind.CentralComposite(Kind.CentralComposite.Axial.FACE, 1)
                        .design(2)
                        .points())
                .isDeepEqualTo(
                        new double[][] {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}, {0, 0}});
        assertThatThrownBy(() -> rotatable.design(1)).hasMessageContaining("keep the 2 to 8");
    }

    @Property(tries = 30, seed = "1")
    void aLatinHypercubeUsesEachSliceOnce(
            @ForAll @IntRange(min = 4, max = 40) int runs, @ForAll @IntRange(min = 2, max = 6) int factors) {
        double[][] points =
                new Kind.LatinHypercube(runs, 20, runs).design(factors).points();

        for (int factor = 0; factor < factors; factor++) {
            Set<Long> slices = new HashSet<>();
            for (double[] point : points) {
                slices.add((long) Math.floor((point[factor] + 1) / 2 * runs));
            }
            assertThat(slices).hasSize(runs);
        }
        assertThat(Hypercubes.nearest(points))
                .isGreaterThanOrEqualTo(Hypercubes.nearest(new Hypercubes(runs, factors, runs).best(1)));
        assertThat(new Kind.LatinHypercube(runs, 20, runs).design(factors).points())
                .isDeepEqualTo(points);
    }

    @Test
    @Criterion("B2Cr2.design")
    void eachBlockHoldsEveryPointOnce_inARandomOrderThatTheSeedGives() {
        Design design = new Kind.Factorial(List.of()).design(3);
        Plan plan = Plan.of(design, List.of(7L, 8L), 1, 42);

        assertThat(plan.runs()).hasSize(16).extracting(Plan.Run::number).isSorted();
        assertThat(plan.runs()).extracting(Plan.Run::block).isSorted();
        assertThat(plan.runs().subList(0, 8))
                .allMatch(run -> run.seed() == 7)
                .extracting(Plan.Run::point)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7)
                .isNotEqualTo(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        assertThat(plan.runs().subList(8, 16)).allMatch(run -> run.seed() == 8);
        assertThat(Plan.of(design, List.of(7L, 8L), 1, 42)).isEqualTo(plan);
        assertThat(Plan.of(design, List.of(7L, 8L), 1, 43)).isNotEqualTo(plan);
    }

    @Test
    void aRunThatRepeatsAPointInItsBlockHasAnotherSeed() {
        Design design = new Kind.CentralComposite(Kind.CentralComposite.Axial.FACE, 3).design(2);

        List<Plan.Run> centres = Plan.of(design, List.of(7L), 1, 1).runs().stream()
                .filter(run -> run.point() >= 8)
                .toList();
        assertThat(centres).extracting(Plan.Run::seed).doesNotHaveDuplicates().contains(7L);
    }

    @Test
    void factorsLieBetweenTheirLevels_onTheirOwnScale() {
        Factor.Quantity rate = new Factor.Quantity("learning-rate", 0.001, 0.009, true, false);
        Factor.Quantity depth = new Factor.Quantity("depth", 1, 4, false, true);
        Factor choice = new Factor.Choice("hidden", List.of(64), List.of(32, 32));

        assertThat((double) rate.at(0)).isCloseTo(0.003, within(1e-12));
        assertThat(rate.at(-1)).isEqualTo(0.001);
        assertThat(rate.coded(0.003)).isCloseTo(0, within(1e-12));
        assertThat(depth.at(0)).isEqualTo(2L);
        assertThat(depth.settled(0)).isCloseTo(-1 / 3.0, within(1e-12));
        assertThat(choice.at(1)).isEqualTo(List.of(32, 32));
        assertThatThrownBy(() -> new Factor.Quantity("x", 2, 1, false, false))
                .hasMessageContaining("low must be below");
        assertThatThrownBy(() -> new Factor.Quantity("x", 0, 1, true, false)).hasMessageContaining("logarithmic");
        assertThatThrownBy(() -> new Factor.Quantity("x", 1.5, 3, false, true)).hasMessageContaining("whole");
        assertThatThrownBy(() -> new Factor.Choice("x", 1, 1)).hasMessageContaining("two levels");
    }
}

package dev.chainon.training.experiment.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.experiment.design.Design;
import dev.chainon.training.experiment.design.Kind;
import dev.chainon.training.experiment.design.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked examples of the textbooks, to the digits that they print. */
class PublishedExamplesTest {

    /** Montgomery, Design and Analysis of Experiments, example 6.2: filtration rate by temperature, pressure, concentration and stirring. */
    private static final double[] FILTRATION = {45, 71, 48, 65, 68, 60, 80, 65, 43, 100, 45, 104, 75, 86, 70, 96};

    /** Box, Hunter and Hunter, Statistics for Experimenters, chapter 12: percent reacted by feed, catalyst, agitation, temperature and concentration. */
    private static final double[] REACTOR = {
        61, 53, 63, 61, 53, 56, 54, 61, 69, 61, 94, 93, 66, 60, 95, 98, 56, 63, 70, 65, 59, 55, 67, 65, 44, 45, 78, 77,
        49, 42, 81, 82
    };

    private static List<Term> terms(Design design, int order) {
        int[] points = IntStream.range(0, design.points().length).toArray();
        return design.contrasts().stream()
                .filter(column -> column.order() >= 1 && column.order() <= order)
                .map(column -> Term.of(column, points))
                .toList();
    }

    private static Map<String, Double> effects(Design design, double[] values) {
        Map<String, Double> effects = new TreeMap<>();
        Effects.of(Observations.of(design.points(), values), terms(design, 9))
                .forEach(effect -> effects.put(effect.name(), effect.value()));
        return effects;
    }

    private static void assertEffects(Map<String, Double> effects, Map<String, Double> published) {
        published.forEach(
                (name, value) -> assertThat(effects.get(name)).as(name).isCloseTo(value, within(0.0051)));
    }

    private static List<Term> only(List<Term> terms, String... names) {
        return terms.stream()
                .filter(term -> List.of(names).contains(term.name()))
                .toList();
    }

    @Test
    @Criterion("B2Cr2.analysis")
    void montgomerysFiltrationRate_effects() {
        Map<String, Double> effects = effects(new Kind.Factorial(List.of()).design(4), FILTRATION);

        assertThat(effects).hasSize(15);
        assertEffects(effects, Map.of("A", 21.625, "B", 3.125, "C", 9.875, "D", 14.625, "AC", -18.125, "AD", 16.625));
        assertEffects(effects, Map.of("AB", 0.125, "BC", 2.375, "BD", -0.375, "CD", -1.125, "ABC", 1.875));
        assertEffects(effects, Map.of("ABD", 4.125, "ACD", -1.625, "BCD", -2.625, "ABCD", 1.375));
    }

    /** Montgomery, section 6.5: Lenth's pseudo standard error 2.625, margin of error 6.748, simultaneous margin 13.699. */
    @Test
    @Criterion("B2Cr2.analysis")
    void montgomerysFiltrationRate_lenth() {
        double[] effects = effects(new Kind.Factorial(List.of()).design(4), FILTRATION).values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();

        Lenth lenth = Lenth.of(effects, 0.95);

        assertThat(lenth.pseudoError()).isCloseTo(2.625, within(1e-9));
        assertThat(lenth.margin()).isCloseTo(6.748, within(0.001));
        assertThat(lenth.simultaneous()).isCloseTo(13.699, within(0.002));
    }

    /** Montgomery, table 6.13: pressure taken for a replicate, the experiment is a 2^3 in A, C and D. */
    @Test
    @Criterion("B2Cr2.analysis")
    void montgomerysFiltrationRate_anova() {
        Design design = new Kind.Factorial(List.of()).design(4);
        List<double[]> withoutPressure = Arrays.stream(design.points())
                .map(point -> new double[] {point[0], point[2], point[3]})
                .toList();
        Observations observed = new Observations(withoutPressure, new int[16], FILTRATION);

        Anova anova = Anova.of(observed, only(terms(design, 3), "A", "C", "D", "AC", "AD", "CD", "ACD"));

        assertSource(anova.source("A"), 1870.56, 1, 83.36);
        assertSource(anova.source("C"), 390.06, 1, 17.38);
        assertSource(anova.source("D"), 855.56, 1, 38.13);
        assertSource(anova.source("AC"), 1314.06, 1, 58.56);
        assertSource(anova.source("AD"), 1105.56, 1, 49.27);
        assertSource(anova.source("CD"), 5.06, 1, 0.23);
        assertSource(anova.source("ACD"), 10.56, 1, 0.47);
        assertThat(anova.source(Anova.RESIDUAL).squares()).isCloseTo(179.52, within(0.02));
        assertThat(anova.source(Anova.RESIDUAL).freedom()).isEqualTo(8);
        assertThat(anova.source(Anova.RESIDUAL).mean()).isCloseTo(22.44, within(0.01));
        assertThat(anova.source(Anova.TOTAL).squares()).isCloseTo(5730.94, within(0.01));
        assertThat(anova.source("A").p()).isLessThan(0.0001);
        assertThat(anova.sources()).extracting(Anova.Source::name).doesNotContain(Anova.LACK_OF_FIT);
    }

    private static void assertSource(Anova.Source source, double squares, int freedom, double f) {
        assertThat(source.squares()).as(source.name()).isCloseTo(squares, within(0.006));
        assertThat(source.freedom()).isEqualTo(freedom);
        assertThat(source.f()).as(source.name()).isCloseTo(f, within(0.011));
    }

    /** Montgomery, example 8.1: the half fraction I = ABCD of the same data. */
    @Test
    @Criterion("B2Cr2.analysis")
    void montgomerysFiltrationRate_halfFraction() {
        Design design = new Kind.Factorial(List.of("D = ABC")).design(4);

        Map<String, Double> effects = effects(design, new double[] {45, 100, 45, 65, 75, 60, 80, 96});

        assertThat(effects).hasSize(7);
        assertEffects(effects, Map.of("A", 19.0, "B", 1.5, "C", 14.0, "D", 16.5, "AB", -1.0, "AC", -18.5, "AD", 19.0));
    }

    /** Box, Hunter and Hunter, chapter 12: all 32 runs, and the half of them with I = ABCDE. */
    @Test
    @Criterion("B2Cr2.analysis")
    void boxHunterHuntersReactor_wholeAndHalf() {
        Map<String, Double> whole = effects(new Kind.Factorial(List.of()).design(5), REACTOR);
        assertEffects(whole, Map.of("A", -1.375, "B", 19.5, "C", -0.625, "D", 10.75, "E", -6.25));
        assertEffects(whole, Map.of("BD", 13.25, "DE", -11.0, "BE", 2.0, "CD", 2.125, "AB", 1.375));

        Design half = new Kind.Resolved(5).design(5);
        double[] values = Arrays.stream(half.points())
                .mapToDouble(point -> REACTOR[standard(point)])
                .toArray();
        Map<String, Double> effects = effects(half, values);
        assertThat(half.fraction().orElseThrow().relation()).singleElement().hasToString("ABCDE");
        assertEffects(effects, Map.of("A", -2.0, "B", 20.5, "C", 0.0, "D", 12.25, "E", -6.25));
        assertEffects(effects, Map.of("AB", 1.5, "AC", 0.5, "AD", -0.75, "AE", 1.25, "BC", 1.5));
        assertEffects(effects, Map.of("BD", 10.75, "BE", 1.25, "CD", 0.25, "CE", 2.25, "DE", -9.5));
    }

    private static int standard(double[] point) {
        int number = 0;
        for (int factor = 0; factor < point.length; factor++) {
            number += point[factor] > 0 ? 1 << factor : 0;
        }
        return number;
    }

    /** Box, Hunter and Hunter, chapter 10: the pilot plant, each run made twice; variance 8 with 8 degrees of freedom, standard error of an effect 1.4. */
    @Test
    @Criterion("B2Cr2.analysis")
    void boxHunterHuntersPilotPlant_replicated() {
        double[][] pairs = {{59, 61}, {74, 70}, {50, 58}, {69, 67}, {50, 54}, {81, 85}, {46, 44}, {79, 81}};
        Design design = new Kind.Factorial(List.of()).design(3);
        int[] points = IntStream.range(0, 16).map(run -> run / 2).toArray();
        Observations observed = new Observations(
                Arrays.stream(points).mapToObj(point -> design.points()[point]).toList(),
                new int[16],
                Arrays.stream(pairs).flatMapToDouble(Arrays::stream).toArray());
        List<Term> terms = design.contrasts().stream()
                .map(column -> Term.of(column, points))
                .toList();

        Map<String, Effects.Effect> effects = new TreeMap<>();
        Effects.of(observed, terms, 0.95).forEach(effect -> effects.put(effect.name(), effect));

        assertThat(effects.get("A").value()).isCloseTo(23.0, within(1e-9));
        assertThat(effects.get("B").value()).isCloseTo(-5.0, within(1e-9));
        assertThat(effects.get("C").value()).isCloseTo(1.5, within(1e-9));
        assertThat(effects.get("AC").value()).isCloseTo(10.0, within(1e-9));
        assertThat(effects.get("ABC").value()).isCloseTo(0.5, within(1e-9));
        assertThat(effects.get("A").error()).isCloseTo(1.414, within(0.001));
        assertThat(effects.get("A").high() - effects.get("A").value()).isCloseTo(2.306 * 1.4142, within(0.002));
        assertThat(effects.values().stream().filter(Effects.Effect::decided).map(Effects.Effect::name))
                .containsExactly("A", "AC", "B");
        Anova anova = Anova.of(observed, terms.subList(0, 3));
        assertThat(anova.source(Anova.PURE_ERROR).mean()).isCloseTo(8.0, within(1e-9));
        assertThat(anova.source(Anova.PURE_ERROR).freedom()).isEqualTo(8);
        assertThat(anova.source(Anova.LACK_OF_FIT).freedom()).isEqualTo(4);
    }

    /** NIST/SEMATECH e-Handbook, section 5.4.7.1 (and Box and Bisgaard's eddy current probe): 2^3, sensitivity by number of turns, winding distance and wire gauge. */
    @Test
    @Criterion("B2Cr2.analysis")
    void nistsEddyCurrentProbe() {
        Map<String, Double> effects = effects(
                new Kind.Factorial(List.of()).design(3), new double[] {1.70, 4.57, 0.55, 3.39, 1.51, 4.59, 0.67, 4.29});

        assertEffects(effects, Map.of("A", 3.10250, "B", -0.86750, "C", 0.21250, "AB", 0.12750));
        assertEffects(effects, Map.of("AC", 0.24750, "BC", 0.29750, "ABC", 0.14250));
    }

    /** Montgomery, example 11.2: yield of a chemical process by time and temperature, a rotatable central composite of 13 runs. */
    private static Observations chemicalYield() {
        Kind.CentralComposite kind = new Kind.CentralComposite(Kind.CentralComposite.Axial.ROTATABLE, 5);
        Map<String, List<Double>> measured = new TreeMap<>();
        put(measured, "-1 -1", 76.5);
        put(measured, "-1 1", 77.0);
        put(measured, "1 -1", 78.0);
        put(measured, "1 1", 79.5);
        put(measured, "0 0", 79.9, 80.3, 80.0, 79.7, 79.8);
        put(measured, "1.414 0", 78.4);
        put(measured, "-1.414 0", 75.6);
        put(measured, "0 1.414", 78.5);
        put(measured, "0 -1.414", 77.0);
        double[][] points = kind.design(2).points();
        double[] values = new double[points.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = measured.get(key(points[i])).remove(0);
        }
        return Observations.of(points, values);
    }

    private static void put(Map<String, List<Double>> measured, String key, Double... values) {
        measured.put(key, new ArrayList<>(List.of(values)));
    }

    private static String key(double[] point) {
        return Arrays.stream(point)
                .map(x -> Math.rint(x * 1000) / 1000)
                .mapToObj(x -> x == Math.rint(x) ? Integer.toString((int) x) : Double.toString(x))
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    @Test
    @Criterion("B2Cr2.analysis")
    void montgomerysYield_surface() {
        Surface surface = Surface.of(chemicalYield());

        assertThat(surface.constant()).isCloseTo(79.94, within(0.005));
        assertThat(surface.slopes()[0]).isCloseTo(0.99505, within(0.0005));
        assertThat(surface.slopes()[1]).isCloseTo(0.51520, within(0.0005));
        assertThat(surface.curvatures()[0][0]).isCloseTo(-1.37645, within(0.0005));
        assertThat(surface.curvatures()[1][1]).isCloseTo(-1.00134, within(0.0005));
        assertThat(2 * surface.curvatures()[0][1]).isCloseTo(0.25, within(0.0005));
        assertThat(surface.stationary()).containsExactly(new double[] {0.389, 0.306}, within(0.001));
        assertThat(surface.at(surface.stationary())).isCloseTo(80.21, within(0.005));
        assertThat(surface.eigenvalues()).containsExactly(new double[] {-1.4141, -0.9634}, within(0.0006));
        assertThat(surface.nature()).isEqualTo(Surface.Nature.MAXIMUM);
        assertThat(surface.optimum(new Region.Ball(Math.sqrt(2)), true))
                .containsExactly(surface.stationary(), within(1e-6));
    }

    /** The same example's analysis of variance with lack of fit and pure error; the sums are those that ReliaSoft reprints to validate its software. */
    @Test
    @Criterion("B2Cr2.analysis")
    void montgomerysYield_anova() {
        Observations observed = chemicalYield();

        Anova anova = Anova.of(observed, Term.quadratic(observed.points()));

        assertThat(anova.source(Anova.MODEL).squares()).isCloseTo(28.25, within(0.006));
        assertThat(anova.source(Anova.MODEL).f()).isCloseTo(79.85, within(0.3));
        assertThat(anova.source("A").squares()).isCloseTo(7.92, within(0.006));
        assertThat(anova.source("B").squares()).isCloseTo(2.12, within(0.006));
        assertThat(anova.source("A²").squares()).isCloseTo(13.18, within(0.01));
        assertThat(anova.source("B²").squares()).isCloseTo(6.97, within(0.01));
        assertThat(anova.source("AB").squares()).isCloseTo(0.25, within(0.006));
        assertThat(anova.source("AB").p()).isCloseTo(0.1022, within(0.001));
        assertThat(anova.source(Anova.RESIDUAL).squares()).isCloseTo(0.50, within(0.006));
        assertThat(anova.source(Anova.LACK_OF_FIT).squares()).isCloseTo(0.28, within(0.006));
        assertThat(anova.source(Anova.LACK_OF_FIT).freedom()).isEqualTo(3);
        assertThat(anova.source(Anova.LACK_OF_FIT).f()).isCloseTo(1.78, within(0.01));
        assertThat(anova.source(Anova.LACK_OF_FIT).p()).isCloseTo(0.2897, within(0.001));
        assertThat(anova.source(Anova.PURE_ERROR).squares()).isCloseTo(0.21, within(0.006));
        assertThat(anova.source(Anova.PURE_ERROR).freedom()).isEqualTo(4);
        assertThat(anova.source(Anova.TOTAL).squares()).isCloseTo(28.74, within(0.006));
    }
}

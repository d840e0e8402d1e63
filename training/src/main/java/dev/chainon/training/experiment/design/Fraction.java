package dev.chainon.training.experiment.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A regular fraction of the two-level factorial, 2^(k-p): its generators, and from them the defining relation, the resolution and the aliases.
 *
 * @param factors k
 * @param generators p of them; none for the whole factorial
 */
public record Fraction(int factors, List<Generator> generators) {

    /** Points that one experiment may have at most. */
    static final int MOST_POINTS = 512;

    private static final int MOST_FACTORS = 12;

    /** @throws BadDesignException if two main effects could not be told apart, or a generator is no generator */
    public Fraction {
        if (factors < 1 || factors > MOST_FACTORS) {
            throw new BadDesignException("a two-level factorial of " + factors + " factors is not offered, at most "
                    + MOST_FACTORS + " are: screen first (kind plackett-burman)");
        }
        generators = generators.stream()
                .sorted(Comparator.comparingInt(Generator::factor))
                .toList();
        Set<Integer> generated = new HashSet<>();
        for (Generator generator : generators) {
            if (!generated.add(generator.factor())) {
                throw new BadDesignException(
                        "the factor " + Letters.of(generator.factor()) + " has two generators: leave one");
            }
        }
        for (Generator generator : generators) {
            if (generated.stream().anyMatch(f -> (generator.product().mask() >> f & 1) == 1)) {
                throw new BadDesignException("the generator '" + generator
                        + "' is made of a factor that is generated itself: use only factors that have no generator");
            }
        }
        if (factors - generators.size() > Integer.numberOfTrailingZeros(MOST_POINTS)) {
            throw new BadDesignException("2^" + (factors - generators.size()) + " points are too many, at most "
                    + MOST_POINTS + " can be asked for: take a fraction (kind fractional-factorial, resolution 4 or 3)"
                    + " or screen first (kind plackett-burman)");
        }
        refuseConfounded(factors, generators);
    }

    private static void refuseConfounded(int factors, List<Generator> generators) {
        Word shortest = relation(generators).stream().sorted().findFirst().orElse(Word.of(0, 1, 2));
        if (shortest.length() < 3) {
            throw new BadDesignException("these generators confound main effects (I = " + shortest + " among the "
                    + factors + " factors): give every generator at least two letters and no two the same, or leave"
                    + " them out and ask for a resolution of 3 to 5");
        }
    }

    /** Reads generators such as {@code E = ABCD}. */
    static Fraction read(int factors, List<String> generators) {
        return new Fraction(
                factors,
                generators.stream().map(text -> Generator.read(text, factors)).toList());
    }

    /** The whole factorial. */
    static Fraction whole(int factors) {
        return new Fraction(factors, List.of());
    }

    private static List<Word> relation(List<Generator> generators) {
        List<Word> words = new ArrayList<>(List.of(Word.IDENTITY));
        for (Generator generator : generators) {
            List<Word> times =
                    words.stream().map(word -> word.times(generator.word())).toList();
            words.addAll(times);
        }
        return words.stream().skip(1).sorted().toList();
    }

    /** The words that equal the identity, shortest first; none for the whole factorial. */
    public List<Word> relation() {
        return relation(generators);
    }

    /** Length of the shortest word of the defining relation; 0 for the whole factorial, whose effects have no aliases. */
    public int resolution() {
        return relation().stream().mapToInt(Word::length).min().orElse(0);
    }

    /** The effects that cannot be told from this one, shortest first. */
    public List<Word> aliases(Word effect) {
        return relation().stream().map(effect::times).sorted().toList();
    }

    /** One effect of each set of aliases, the shortest, in the order of length and letters. The identity is left out. */
    public List<Word> effects() {
        List<Word> effects = new ArrayList<>();
        Set<Long> seen = new HashSet<>(relation().stream().map(Word::mask).collect(Collectors.toSet()));
        for (long mask = 1; mask < 1L << factors; mask++) {
            Word word = new Word(mask, 1);
            if (!seen.contains(mask)) {
                List<Word> same = aliases(word);
                seen.add(mask);
                same.forEach(alias -> seen.add(alias.mask()));
                Word shortest = same.isEmpty() || word.compareTo(same.get(0)) < 0 ? word : same.get(0);
                effects.add(new Word(shortest.mask(), 1));
            }
        }
        return effects.stream().sorted().toList();
    }

    /** How many points: 2^(k-p). */
    public int points() {
        return 1 << factors - generators.size();
    }

    /** Levels -1 and 1 in standard order: the first factor without a generator changes fastest. */
    double[][] levels() {
        List<Integer> basic = new ArrayList<>();
        for (int factor = 0; factor < factors; factor++) {
            int candidate = factor;
            if (generators.stream().noneMatch(g -> g.factor() == candidate)) {
                basic.add(factor);
            }
        }
        double[][] levels = new double[points()][factors];
        for (int point = 0; point < levels.length; point++) {
            for (int i = 0; i < basic.size(); i++) {
                levels[point][basic.get(i)] = (point >> i & 1) == 1 ? 1 : -1;
            }
            for (Generator generator : generators) {
                levels[point][generator.factor()] = generator.product().at(levels[point]);
            }
        }
        return levels;
    }
}

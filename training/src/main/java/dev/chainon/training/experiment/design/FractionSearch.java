package dev.chainon.training.experiment.design;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Finds the smallest fraction that has a wanted resolution. Long words are tried first; the result depends on nothing but its arguments. */
final class FractionSearch {

    private final int factors;
    private final int resolution;

    FractionSearch(int factors, int resolution) {
        this.factors = factors;
        this.resolution = resolution;
    }

    /** The smallest fraction with at least this resolution; the whole factorial where no fraction has it. */
    Fraction smallest() {
        for (int basic = 2; basic < factors; basic++) {
            Optional<List<Word>> products = products(basic);
            if (products.isPresent()) {
                return fraction(basic, products.get());
            }
        }
        return Fraction.whole(factors);
    }

    private Fraction fraction(int basic, List<Word> products) {
        List<Generator> generators = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            generators.add(new Generator(basic + i, products.get(i)));
        }
        return new Fraction(factors, generators);
    }

    private Optional<List<Word>> products(int basic) {
        List<Word> candidates = LongStream.range(1, 1L << basic)
                .mapToObj(mask -> new Word(mask, 1))
                .filter(word -> word.length() >= resolution - 1)
                .sorted(Comparator.comparingInt(Word::length).reversed().thenComparing(Word::letters))
                .toList();
        return extend(basic, candidates, new ArrayList<>(), List.of(Word.IDENTITY));
    }

    /** @param relation all products of the words chosen so far */
    private Optional<List<Word>> extend(int basic, List<Word> candidates, List<Word> chosen, List<Word> relation) {
        if (chosen.size() == factors - basic) {
            return Optional.of(List.copyOf(chosen));
        }
        for (int i = 0; i < candidates.size(); i++) {
            Word word = candidates.get(i).times(Word.of(basic + chosen.size()));
            if (relation.stream().allMatch(other -> other.times(word).length() >= resolution)) {
                List<Word> longer = new ArrayList<>(relation);
                relation.forEach(other -> longer.add(other.times(word)));
                chosen.add(candidates.get(i));
                Optional<List<Word>> found =
                        extend(basic, candidates.subList(i + 1, candidates.size()), chosen, longer);
                if (found.isPresent()) {
                    return found;
                }
                chosen.remove(chosen.size() - 1);
            }
        }
        return Optional.empty();
    }
}

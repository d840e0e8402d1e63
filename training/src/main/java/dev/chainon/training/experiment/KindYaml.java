package dev.chainon.training.experiment;

import dev.chainon.training.experiment.design.BadDesignException;
import dev.chainon.training.experiment.design.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The kinds of design by the word that declares them, each with its own keys. */
enum KindYaml {
    FULL_FACTORIAL("full-factorial", Set.of(), design -> new Kind.Factorial(List.of())),
    FRACTIONAL_FACTORIAL("fractional-factorial", Set.of("generators", "resolution"), KindYaml::fraction),
    PLACKETT_BURMAN("plackett-burman", Set.of("runs"), KindYaml::screening),
    CENTRAL_COMPOSITE("central-composite", Set.of("axial", "centres"), KindYaml::composite),
    LATIN_HYPERCUBE("latin-hypercube", Set.of("runs", "tries"), KindYaml::hypercube);

    private final String word;
    private final Set<String> keys;

    @SuppressWarnings("ImmutableEnumChecker") // method references without state
    private final Function<Mapping, Kind> reader;

    KindYaml(String word, Set<String> keys, Function<Mapping, Kind> reader) {
        this.word = word;
        this.keys = keys;
        this.reader = reader;
    }

    static KindYaml of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new BadDesignException("'" + word + "' is no kind of design; there are "
                        + Arrays.stream(values()).map(kind -> kind.word).toList()));
    }

    /** What may be declared beside what every design has. */
    Set<String> keys() {
        return keys;
    }

    Kind read(Mapping design) {
        return reader.apply(design);
    }

    private static Kind fraction(Mapping design) {
        if (design.has("generators") == design.has("resolution")) {
            throw new BadDesignException(
                    "a fractional factorial is declared by its generators, such as [E = ABCD], or by a resolution of 3"
                            + " to 5 for which they are chosen: give one of the two");
        }
        return design.has("generators")
                ? new Kind.Factorial(design.texts("generators"))
                : new Kind.Resolved(Math.toIntExact(design.whole("resolution", 0)));
    }

    private static Kind screening(Mapping design) {
        Optional<Integer> runs =
                design.has("runs") ? Optional.of(Math.toIntExact(design.whole("runs", 0))) : Optional.empty();
        return new Kind.Screening(runs);
    }

    private static Kind composite(Mapping design) {
        String axial = design.text("axial", "rotatable");
        if (!axial.equals("rotatable") && !axial.equals("face")) {
            throw new BadDesignException("axial is rotatable or face, not '" + axial + "'");
        }
        Kind.CentralComposite.Axial kept =
                axial.equals("face") ? Kind.CentralComposite.Axial.FACE : Kind.CentralComposite.Axial.ROTATABLE;
        return new Kind.CentralComposite(kept, Math.toIntExact(design.whole("centres", 3)));
    }

    private static Kind hypercube(Mapping design) {
        return new Kind.LatinHypercube(
                Math.toIntExact(design.whole("runs", 0)),
                Math.toIntExact(design.whole("tries", 100)),
                design.whole("seed", 1));
    }
}

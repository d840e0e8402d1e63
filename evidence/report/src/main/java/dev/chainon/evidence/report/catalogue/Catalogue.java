package dev.chainon.evidence.report.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole of what must be shown. */
public record Catalogue(List<Block> blocks, Thesis thesis) {

    private static final List<String> FILES = List.of("b1", "b2", "b3", "b4");

    public Catalogue {
        blocks = List.copyOf(blocks);
    }

    /** The catalogue that ships with the project. */
    public static Catalogue shipped() {
        List<Block> blocks = new ArrayList<>();
        FILES.forEach(file -> blocks.add(read(file, Block.class)));
        return new Catalogue(blocks, read("thesis", Thesis.class));
    }

    public Stream<Clause> clauses() {
        return blocks.stream().flatMap(b -> b.criteria().stream()).flatMap(c -> c.clauses().stream());
    }

    public Optional<Clause> clause(String id) {
        return clauses().filter(clause -> clause.id().equals(id)).findFirst();
    }

    private static <T> T read(String file, Class<T> type) {
        String resource = "/dev/chainon/evidence/report/catalogue/" + file + ".yaml";
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource)) {
            return yaml.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("The catalogue's " + file + ".yaml is not readable: " + e.getMessage(), e);
        }
    }
}

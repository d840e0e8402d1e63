package dev.chainon.lineage;

import com.typesafe.config.Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a process is told of lineage; {@code reference.conf} says what each means.
 *
 * @param file the events of this process
 * @param marquez another place for them
 * @param every how often a stream says that it goes on
 */
public record LineageSettings(Path file, Limit limit, Optional<Marquez> marquez, Duration every, Origin origin) {

    private static final Set<String> KEYS =
            Set.of("namespace", "process", "file", "marquez", "every", "repository", "commit");

    /** @param kept number of older files that stay */
    public record Limit(long bytes, int kept) {
        public Limit {
            if (bytes < 1024 || kept < 0) {
                throw new IllegalArgumentException(
                        "chainon.lineage.file must hold at least 1 kB, and keep 0 or more older files");
            }
        }
    }

    /** @param key bearer token; empty for none */
    public record Marquez(URI url, String key) {
        public Marquez {
            if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
                throw new IllegalArgumentException(
                        "chainon.lineage.marquez.url must begin with http:// or https://, not " + url);
            }
            Objects.requireNonNull(key);
        }

        @Override
        public String toString() {
            return "Marquez[url=" + url + "]";
        }
    }

    /**
     * Where the jobs come from.
     *
     * @param namespace of the jobs
     * @param commit of the code; empty if it is not known
     */
    public record Origin(String namespace, URI repository, Optional<String> commit) {
        public Origin {
            if (namespace.isBlank()) {
                throw new IllegalArgumentException("chainon.lineage.namespace must not be blank");
            }
            Objects.requireNonNull(repository);
            Objects.requireNonNull(commit);
        }
    }

    public LineageSettings {
        Objects.requireNonNull(file);
        Objects.requireNonNull(limit);
        Objects.requireNonNull(origin);
        if (every.toMillis() < 100) {
            throw new IllegalArgumentException("chainon.lineage.every must be at least 100 ms, not " + every);
        }
    }

    /**
     * @param chainon the settings below the root {@code chainon}
     * @param process name of the process where the settings give none
     * @throws IllegalArgumentException if a key under {@code chainon.lineage} is unknown or a value is out of range
     */
    public static LineageSettings of(Config chainon, String process) {
        Config own = chainon.getConfig("lineage");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.lineage: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        String name = or(own.getString("process"), process);
        return new LineageSettings(
                LineageFolder.of(Path.of(chainon.getString("home"))).file(name),
                new Limit(own.getLong("file.megabytes") << 20, own.getInt("file.kept")),
                marquez(own.getConfig("marquez")),
                own.getDuration("every"),
                origin(own));
    }

    private static Optional<Marquez> marquez(Config marquez) {
        String url = marquez.getString("url");
        return url.isEmpty() ? Optional.empty() : Optional.of(new Marquez(URI.create(url), marquez.getString("key")));
    }

    private static Origin origin(Config own) {
        String repository = own.getString("repository");
        URI here = Path.of(System.getProperty("chainon.root", "."))
                .toAbsolutePath()
                .normalize()
                .toUri();
        String commit = own.getString("commit");
        return new Origin(
                own.getString("namespace"),
                repository.isEmpty() ? here : URI.create(repository),
                commit.isEmpty() ? Optional.empty() : Optional.of(commit));
    }

    private static String or(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}

package dev.chainon.training;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.model.ModelMetrics;
import dev.chainon.registry.Bundle;
import dev.chainon.registry.Manifest;
import dev.chainon.registry.ManifestJson;
import dev.chainon.training.evaluation.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the files of a bundle into a staged folder and signs each with its SHA-256. */
final class Bundler {

    /** Parameter of a manifest: the moment before which the model learnt. */
    static final String LEARNED_UNTIL = "learned-until";

    private Bundler() {}

    /**
     * Adds papers and manifest to a folder that holds the two forms of the model already.
     *
     * @param papers texts by the names of their files; the card is one of them
     */
    static Manifest seal(Path folder, Identity identity, Findings findings, Map<String, String> papers) {
        papers.forEach((file, text) -> write(folder.resolve(file), text));
        Set<String> files = new TreeSet<>(papers.keySet());
        files.addAll(List.of(Bundle.ONNX, Bundle.DL4J));
        Map<String, String> signatures = new TreeMap<>();
        files.forEach(file -> signatures.put(file, Sha256.of(folder.resolve(file))));
        Map<String, String> params = new TreeMap<>(identity.settings().params());
        params.putAll(findings.fitted().how());
        params.putAll(MadeWith.params());
        params.put("set", identity.set().name());
        params.put("rows.train", Integer.toString(identity.set().train().rows()));
        params.put(LEARNED_UNTIL, learnedUntil(identity.set().train()));
        identity.window().map(Window::params).ifPresent(params::putAll);
        params.putAll(identity.trees().asText());
        params.put("best-epoch", Integer.toString(findings.fitted().bestEpoch()));
        params.put("gate", findings.verdict().passed() ? "passed" : "refused");
        Manifest manifest = new Manifest(
                identity.model(),
                identity.created().toString(),
                identity.set().features(),
                identity.set().snapshot(),
                identity.commit(),
                params,
                metrics(findings),
                findings.parity(),
                signatures);
        ManifestJson.write(manifest, folder.resolve(Bundle.MANIFEST));
        return manifest;
    }

    private static String learnedUntil(Split train) {
        return Instant.ofEpochSecond(60 * (train.minute(train.rows() - 1) + 1)).toString();
    }

    private static Map<String, Double> metrics(Findings findings) {
        ModelMetrics metrics = findings.candidate().evaluation().metrics();
        Map<String, Double> values = new TreeMap<>();
        values.put("threshold", findings.analysis().cheapest().threshold());
        for (Metric metric : Metric.values()) {
            values.put(metric.key(), metric.of(metrics));
        }
        values.put("rows", (double) metrics.rows());
        values.put("positives", (double) metrics.positives());
        return values;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}

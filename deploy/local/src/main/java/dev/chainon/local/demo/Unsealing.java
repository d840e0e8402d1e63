package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.evidence.ledger.Ending;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.evidence.report.source.Found;
import dev.chainon.evidence.report.source.OpeningEntry;
import dev.chainon.evidence.report.source.OpeningFile;
import dev.chainon.local.Git;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The final evaluation: the ledger first, then the sealed rows, then the ledger again; the rows do not stay. */
record Unsealing(Home home, Screen screen, Evaluation evaluation) {

    /**
     * The openings so far.
     *
     * @throws Failure if the ledger is at fault: then nothing is opened
     */
    static List<OpeningEntry> ledger(Home home) {
        try {
            Found<OpeningEntry> found = new OpeningFile(home.code()).read();
            if (!found.faults().isEmpty()) {
                throw new Failure(found.faults().get(0).what().en());
            }
            return found.items();
        } catch (IOException e) {
            throw new Failure(Openings.fault("it cannot be read, " + e.getMessage()), e);
        }
    }

    /** The result, as JSON with its words. */
    String judge(String who, String why) {
        JsonNode subject = Kept.tree(evaluation.subject());
        earlier(
                        ledger(home),
                        subject.path("model").asText(),
                        subject.path("network").asText())
                .forEach(screen::say);
        Map<String, Object> told = new LinkedHashMap<>();
        subject.properties()
                .forEach(name ->
                        told.put("unseal." + name.getKey(), name.getValue().asText()));
        told.put("unseal.who", who);
        told.put("unseal.why", why);
        told.put("unseal.code", Git.commit(home.code(), OpeningFile.NAME));
        JsonNode opened = Kept.tree(evaluation.unsealed(told));
        int number = opened.path("opening").asInt();
        String folder = opened.path("folder").asText();
        screen.say("Opening " + number + " is written to " + OpeningFile.NAME + ".");
        try {
            String result = evaluation.onSealed(subject.path("model").asText(), folder);
            end(new Ending(number, Instant.now(), "", figures(result)));
            screen.say("Its result is written there too: commit that file.");
            return result;
        } catch (RuntimeException e) {
            end(new Ending(
                    number,
                    Instant.now(),
                    Optional.ofNullable(e.getMessage())
                            .orElseGet(() -> e.getClass().getSimpleName()),
                    new TreeMap<>()));
            throw e;
        } finally {
            Results.delete(Path.of(folder));
        }
    }

    /** How often the period was opened before, and how often for this very network; the words for who opens it again. */
    static List<String> earlier(List<OpeningEntry> before, String model, String network) {
        List<OpeningEntry> same =
                before.stream().filter(entry -> entry.network().equals(network)).toList();
        String words = "The sealed period " + (before.isEmpty() ? "was never opened before." : told(before));
        return same.isEmpty()
                ? List.of(words)
                : List.of(
                        words,
                        "For " + model + " this is opening number " + (same.size() + 1) + ": it was opened first on "
                                + same.get(0).at() + " by " + same.get(0).who()
                                + ". What is read now is no longer the result on data never seen; the first one is.");
    }

    private static String told(List<OpeningEntry> before) {
        OpeningEntry first = before.get(0);
        return "was opened " + (before.size() == 1 ? "once" : before.size() + " times") + " before, first on "
                + first.at() + " for " + first.model() + ".";
    }

    private void end(Ending ending) {
        try {
            Openings.of(home.code()).end(ending);
        } catch (IOException e) {
            throw new Failure("The result of opening " + ending.opening() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, Double> figures(String result) {
        SortedMap<String, Double> figures = new TreeMap<>();
        Kept.tree(result)
                .path("figures")
                .properties()
                .forEach(
                        figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
        return figures;
    }
}

package dev.chainon.bench.serving;

import dev.chainon.bench.Findings;
import dev.chainon.bench.Study;
import dev.chainon.bench.StudyPages;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The server beside its limit and its peers, on 127.0.0.1: {@code speed} by wrk, {@code load} at even paces, {@code soak} for ten minutes. Needs wrk, Linux and a
 * trained model.
 *
 * <p>Options: {@code only} (one of the parts); {@code seconds} (5 of a round of the speed, 10 of a pace); {@code rounds} (3); {@code minutes} (10) and {@code pace}
 * (8,000 requests a second) of the soak.
 */
public final class ServingStudy implements Study {

    @Override
    public List<String> parts() {
        return List.of("speed", "load", "soak");
    }

    @Override
    public List<String> subjects() {
        return List.of(ServerChild.SERVER, ServerChild.SPRING);
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("serving", ServingStudy.class));
    }

    @Override
    public boolean partial(Map<String, String> options) {
        return options.keySet().stream().anyMatch(option -> !option.equals(ONLY));
    }

    @Override
    public Findings run(Workbench bench) throws IOException, InterruptedException {
        Question question = Question.ofRegistry(bench);
        String part = bench.options().getOrDefault(ONLY, "");
        return switch (part) {
            case "speed" -> new Speed(bench, question, Wrk.of(bench.scratch("serving"), question)).measure();
            case "load" -> new Load(bench, question).measure();
            case "soak" -> new Soak(bench, question).measure();
            default -> throw new IllegalArgumentException("the study has no part '" + part + "'");
        };
    }
}

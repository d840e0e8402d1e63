package dev.chainon.console.page;

import dev.chainon.console.live.Sky;
import dev.chainon.console.live.Trip;
import dev.chainon.console.map.Outline;
import dev.chainon.console.map.UnitedStates;
import dev.chainon.console.source.Sources;
import dev.chainon.console.text.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The map, the riskiest departures and the key figures. */
final class LivePage implements Page {

    private static final int RISKIEST = 6;
    private static final int NEXT = 6;
    private static final List<String> WARNINGS = List.of("warnings.due", "warnings.sent");

    private final Outline outline = Outline.unitedStates();
    private final Sky sky;
    private final Sources sources;

    private final ReplayPanel replay;

    LivePage(Sky sky, Sources sources, ReplayPanel replay) {
        this.sky = sky;
        this.sources = sources;
        this.replay = replay;
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Map<String, Object> model(Words words) {
        Sky.View view = sky.since(Long.MAX_VALUE);
        Map<String, Object> model = new HashMap<>();
        model.put("outline", outline);
        model.put("width", UnitedStates.WIDTH);
        model.put("height", UnitedStates.HEIGHT);
        model.put("started", view.started());
        model.put("day", view.started() ? words.day(view.minute()) : "");
        model.put("time", view.started() ? words.time(view.minute()) : "");
        model.put("figures", figures(words));
        model.put("risky", risky(words));
        model.put("arrivals", arrivals(words));
        model.put("replay", replay.model(words));
        model.put("card", card(words));
        return model;
    }

    /** The key figures as text, by identifier. */
    Map<String, String> figures(Words words) {
        Map<String, Double> all = new HashMap<>(sources.figures().get());
        all.put(KeyFigure.UNDER_WAY.id(), (double) sky.underWay());
        Map<String, String> texts = new TreeMap<>();
        for (KeyFigure figure : KeyFigure.values()) {
            texts.put(figure.id(), figure.write(all, words));
        }
        WARNINGS.forEach(id -> texts.put(id, Words.NONE));
        sources.operations().indicators(words.language().code()).stream()
                .filter(line -> WARNINGS.contains(line.id()))
                .forEach(line -> texts.put(line.id(), words.number(line.value().orElse(Double.NaN), 0)));
        texts.put(
                "model.version",
                sources.models()
                        .champion()
                        .map(champion -> champion.name() + " " + champion.version())
                        .orElse(Words.NONE));
        return texts;
    }

    /** What the replay does, in words; empty where nothing is replayed. */
    String replay(Words words) {
        return replay.text(words);
    }

    /** Whether the replay is paused. */
    boolean paused() {
        return replay.paused();
    }

    List<RiskyLine> risky(Words words) {
        return sky.riskiest(RISKIEST).stream()
                .map(trip -> line(trip, trip.local(), words))
                .toList();
    }

    /** The trips that end next, with the minutes until they do. */
    List<RiskyLine> arrivals(Words words) {
        long now = sky.since(Long.MAX_VALUE).minute();
        return sky.next(NEXT).stream()
                .map(trip -> line(trip, words.text("live.in", trip.arrives() - now), words))
                .toList();
    }

    private static RiskyLine line(Trip trip, String when, Words words) {
        return new RiskyLine(
                trip.from().code(),
                trip.to().code(),
                trip.from().city(),
                trip.to().city(),
                when,
                words.percent(trip.risk(), 0),
                (int) Math.round(trip.risk() * 100));
    }

    private String card(Words words) {
        return sources.models()
                .champion()
                .map(c -> words.number(c.metrics().getOrDefault("auc", Double.NaN), 3))
                .orElse(Words.NONE);
    }
}

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

    private static final int RISKIEST = 10;

    private final Outline outline = Outline.unitedStates();
    private final Sky sky;
    private final Sources sources;

    LivePage(Sky sky, Sources sources) {
        this.sky = sky;
        this.sources = sources;
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
        return texts;
    }

    List<RiskyLine> risky(Words words) {
        return sky.riskiest(RISKIEST).stream().map(trip -> line(trip, words)).toList();
    }

    private static RiskyLine line(Trip trip, Words words) {
        return new RiskyLine(
                trip.from().code(),
                trip.to().code(),
                trip.from().city(),
                trip.to().city(),
                trip.local(),
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

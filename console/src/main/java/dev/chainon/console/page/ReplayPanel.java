package dev.chainon.console.page;

import dev.chainon.console.source.ReplayControl;
import dev.chainon.console.text.Words;
import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The part of the live page that steers the replay: its state in words, its fields, and what a form of it asks for. */
final class ReplayPanel {

    /** What a form of it may send. */
    static final List<String> FIELDS = List.of("do", "speed", "from", "key");

    private static final List<Integer> SPEEDS = List.of(1, 60, 360, 720, 1440, 3600);
    private static final long MINUTES_A_DAY = 1440;

    private final ReplayControl control;

    ReplayPanel(ReplayControl control) {
        this.control = control;
    }

    /** What can be steered, and the state in words; empty where nothing is replayed. */
    Map<String, Object> model(Words words) {
        Map<String, Object> model = new HashMap<>();
        control.state().ifPresent(state -> {
            model.put("text", text(state, words));
            model.put("paused", state.tempo().paused());
            model.put("speed", Math.round(state.tempo().speed()));
            model.put("speeds", SPEEDS);
            model.put("from", state.from().toString());
            model.put("span", span(state, words));
            model.put("asksKey", control.asksKey());
            model.put("turns", turns().isPresent());
        });
        return model;
    }

    /** The state in words; empty where nothing is replayed. */
    String text(Words words) {
        return control.state()
                .map(state -> text(state, words))
                .orElseGet(() -> turning().map(change -> text(change, words)).orElse(""));
    }

    /** Whether the replay is paused; false where nothing is replayed. */
    boolean paused() {
        return control.state().map(state -> state.tempo().paused()).orElse(false);
    }

    private String text(ReplayState state, Words words) {
        String how = state.over() ? "over" : state.tempo().paused() ? "paused" : "runs";
        String text = words.text("replay." + how, words.number(state.tempo().speed(), 0), day(state.from(), words));
        return control.change()
                .filter(change -> change.phase() != Change.Phase.READY && change.phase() != Change.Phase.CLOSED)
                .map(change -> text + " " + text(change, words))
                .orElse(text);
    }

    private static String text(Change change, Words words) {
        return words.text(
                "replay.change." + change.phase().name().toLowerCase(Locale.ROOT),
                change.day().map(day -> day(day, words)).orElse(""),
                change.why());
    }

    private static String span(ReplayState state, Words words) {
        return state.days().isEmpty()
                ? words.text("replay.span.none")
                : words.text(
                        "replay.span",
                        day(state.days().get(0), words),
                        day(state.days().get(state.days().size() - 1), words),
                        day(state.sealedFrom(), words));
    }

    private static String day(LocalDate day, Words words) {
        return words.day(day.toEpochDay() * MINUTES_A_DAY);
    }

    /** The launcher, where it may be asked now. */
    private Optional<Change> turns() {
        return control.change()
                .filter(change -> change.phase() == Change.Phase.READY || change.phase() == Change.Phase.FAILED);
    }

    private Optional<Change> turning() {
        return control.change()
                .filter(change -> change.phase() == Change.Phase.PREPARES || change.phase() == Change.Phase.STARTS);
    }

    /** What was wrong with a form. */
    record Fault(int status, String text) {}

    /** Does what a form asks for; what is wrong with it, if anything is. */
    Optional<Fault> steer(Map<String, String> form, Words words) {
        Optional<ReplayState> state = control.state();
        if (!control.opens(form.getOrDefault("key", "").strip())) {
            return fault(403, words.text("replay.fault.key"));
        }
        if (state.isEmpty()) {
            return fault(409, words.text("replay.fault.none"));
        }
        Tempo now = state.get().tempo();
        return switch (form.getOrDefault("do", "")) {
            case "pause" -> wish(new Tempo(now.speed(), true));
            case "resume" -> wish(new Tempo(now.speed(), false));
            case "speed" -> speed(form.getOrDefault("speed", "").strip(), now, words);
            case "from" -> from(form.getOrDefault("from", "").strip(), state.get(), words);
            default -> fault(422, words.text("replay.fault.unknown"));
        };
    }

    private Optional<Fault> wish(Tempo tempo) {
        control.wish(tempo);
        return Optional.empty();
    }

    private Optional<Fault> speed(String text, Tempo now, Words words) {
        double speed = text.matches("\\d{1,6}(\\.\\d{1,3})?") ? Double.parseDouble(text) : Double.NaN;
        return Tempo.allowed(speed)
                ? wish(new Tempo(speed, now.paused()))
                : fault(
                        422,
                        words.text(
                                "replay.fault.speed",
                                text,
                                words.number(Tempo.SLOWEST, 0),
                                words.number(Tempo.FASTEST, 0)));
    }

    private Optional<Fault> from(String text, ReplayState state, Words words) {
        Optional<LocalDate> day = date(text);
        if (day.isEmpty()) {
            return fault(422, words.text("replay.fault.date", text) + " " + span(state, words));
        }
        ReplayState.Refusal refusal = state.refusal(day.get());
        if (refusal == ReplayState.Refusal.SEALED) {
            return fault(422, words.text("replay.fault.sealed", day(state.sealedFrom(), words)));
        }
        if (refusal == ReplayState.Refusal.UNKNOWN) {
            return fault(
                    422, words.text("replay.fault.day", day(day.get(), words), day.get()) + " " + span(state, words));
        }
        if (turns().isEmpty()) {
            return fault(409, words.text("replay.fault.busy"));
        }
        control.ask(day.get());
        return Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fault> fault(int status, String text) {
        return Optional.of(new Fault(status, text));
    }
}

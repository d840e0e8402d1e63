package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.backlog.Action.State;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a backlog and refuses what nobody can have meant: unknown fields, ids used twice, epics that do not exist, days in the wrong order or to come. */
public final class BacklogReader {

    /** Where a repository keeps it. */
    public static final String FILE = "docs/backlog.yaml";

    private static final int MOST_POINTS = 1000;
    private static final int MOST_STORIES = 100_000;
    private static final int MOST_CHARACTERS = 64 << 20;
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);
    private static final List<String> STATES =
            Arrays.stream(State.values()).map(State::key).toList();

    private final InstantSource clock;

    /** @param clock tells what is in the future: days that have begun nowhere on earth */
    public BacklogReader(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * @param root of the repository
     * @throws BacklogException with the line, where it cannot be read
     */
    public Backlog read(Path root) {
        Path file = root.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BacklogException("There is no backlog: " + FILE + " is missing. Write it; the head of the"
                    + " project's own says how.");
        }
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new BacklogException(FILE + " cannot be read: " + e.getMessage() + ". It has to be UTF-8 text.", e);
        }
    }

    /** @param text of the file */
    public Backlog parse(String text) {
        Instant now = clock.instant();
        Fields.Source source = new Fields.Source(FILE, LocalDate.ofInstant(now, EARLIEST));
        Fields file = new Fields(
                source,
                root(text),
                "the backlog",
                List.of("epics", "stories", "milestones", "wip", "retrospectives", "satisfaction"));
        for (String needed : List.of("epics", "stories")) {
            if (!file.has(needed)) {
                throw file.fault("has no " + needed + ": write " + needed + ": [] where there is none.");
            }
        }
        Map<String, Epic> epics =
                byName(file.entries("epics", "epic", List.of("id", "title", "planned")), BacklogReader::epic, Epic::id);
        Map<String, Story> stories = byName(
                file.entries(
                        "stories",
                        "story",
                        List.of("id", "epic", "points", "created", "started", "finished", "planned", "title")),
                fields -> story(fields, epics),
                Story::id);
        Map<String, Milestone> milestones = byName(
                file.entries("milestones", "milestone", List.of("id", "title", "epics", "planned")),
                fields -> milestone(fields, epics),
                Milestone::id);
        return new Backlog(
                List.copyOf(epics.values()),
                List.copyOf(stories.values()),
                List.copyOf(milestones.values()),
                file.entry("wip", List.of("to_do", "in_progress"))
                        .map(fields -> new Limits(
                                fields.number("to_do", 1, MOST_STORIES), fields.number("in_progress", 1, MOST_STORIES)))
                        .orElse(Limits.NONE),
                file
                        .entries(
                                "retrospectives",
                                "retrospective",
                                List.of("date", "went_well", "to_improve", "actions"))
                        .stream()
                        .map(fields -> retrospective(fields, stories))
                        .toList(),
                file.entries("satisfaction", "satisfaction", List.of("date", "score", "by")).stream()
                        .map(BacklogReader::satisfaction)
                        .toList());
    }

    private static Node root(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)))
                    .orElseThrow(() -> new BacklogException(
                            FILE + ", line 1: the backlog is empty: write epics: [] and stories: []."));
        } catch (MarkedYAMLException e) {
            int line = Optional.ofNullable(e.getProblemMark())
                    .map(mark -> mark.getLine() + 1)
                    .orElse(1);
            throw new BacklogException(
                    FILE + ", line " + line + ": this is no YAML: " + e.getProblem()
                            + ". Close what is open, and quote texts that hold a colon.",
                    e);
        } catch (YAMLException e) {
            throw new BacklogException(FILE + ": this is no YAML: " + e.getMessage(), e);
        }
    }

    private static <T> Map<String, T> byName(List<Fields> entries, Function<Fields, T> read, Function<T, String> name) {
        Map<String, T> all = new java.util.LinkedHashMap<>();
        Map<String, Fields> seen = new HashMap<>();
        for (Fields entry : entries) {
            T one = read.apply(entry);
            if (seen.put(name.apply(one), entry) != null) {
                throw entry.fault("has an id that an entry above has too: give it another.");
            }
            all.put(name.apply(one), one);
        }
        return all;
    }

    private static Epic epic(Fields fields) {
        return new Epic(fields.name("id"), fields.words("title"), fields.day("planned"));
    }

    private static Story story(Fields fields, Map<String, Epic> epics) {
        String epic = fields.name("epic");
        if (!epics.containsKey(epic)) {
            throw fields.fault(
                    "epic",
                    "is of the epic '" + epic + "', which does not exist: add it to epics, or use one of "
                            + String.join(", ", epics.keySet()) + ".");
        }
        Story.Dates dates = new Story.Dates(
                fields.past("created"), fields.past("started"), fields.past("finished"), fields.day("planned"));
        if (dates.finished().isPresent() && dates.started().isEmpty()) {
            throw fields.fault("finished", "is finished but has no started: write the day on which it was started.");
        }
        ordered(fields, "started", dates.started(), "finished", dates.finished());
        ordered(fields, "created", dates.created(), "started", dates.started());
        return new Story(
                fields.name("id"), epic, fields.required("points", 0, MOST_POINTS), fields.words("title"), dates);
    }

    private static void ordered(
            Fields fields, String first, Optional<LocalDate> one, String then, Optional<LocalDate> other) {
        if (one.isPresent() && other.isPresent() && other.get().isBefore(one.get())) {
            throw fields.fault(
                    then,
                    "is " + then + " on " + other.get() + ", before it is " + first + " on " + one.get()
                            + ": mend one of the two days.");
        }
    }

    private static Milestone milestone(Fields fields, Map<String, Epic> epics) {
        List<String> names = fields.names("epics");
        if (names.isEmpty()) {
            throw fields.fault("names no epics: it is reached when the stories of its epics are finished; name one.");
        }
        names.stream().filter(name -> !epics.containsKey(name)).findFirst().ifPresent(name -> {
            throw fields.fault(
                    "epics",
                    "names the epic '" + name + "', which does not exist: use one of "
                            + String.join(", ", epics.keySet()) + ".");
        });
        return new Milestone(fields.name("id"), fields.words("title"), names, fields.day("planned"));
    }

    private static Retrospective retrospective(Fields fields, Map<String, Story> stories) {
        return new Retrospective(
                fields.happened("date"),
                fields.sentences("went_well"),
                fields.sentences("to_improve"),
                fields.entries("actions", "action", List.of("text", "state", "story")).stream()
                        .map(action -> action(action, stories))
                        .toList());
    }

    private static Action action(Fields fields, Map<String, Story> stories) {
        Optional<String> named = fields.scalar("story");
        String state = fields.scalar("state").orElse("");
        if (!STATES.contains(state) && !(state.isEmpty() && named.isPresent())) {
            throw fields.fault(
                    "state",
                    "has the state '" + state + "': use one of " + String.join(", ", STATES)
                            + ", or name the story that tells it.");
        }
        State told = STATES.contains(state) ? State.values()[STATES.indexOf(state)] : State.OPEN;
        Action action = new Action(fields.words("text"), told, named);
        if (named.isEmpty()) {
            return action;
        }
        Story story = Optional.ofNullable(stories.get(named.get()))
                .orElseThrow(() -> fields.fault(
                        "story",
                        "names the story '" + named.get() + "', which does not exist: add it to stories, or leave the"
                                + " field out."));
        Action follows = action.following(story);
        if (!state.isEmpty() && follows.state() != told) {
            throw fields.fault(
                    "state",
                    "has the state '" + state + "', but the days of story " + story.id() + " say '"
                            + follows.state().key() + "': leave the state out, or mend the story.");
        }
        return follows;
    }

    private static Satisfaction satisfaction(Fields fields) {
        return new Satisfaction(
                fields.happened("date"),
                fields.required("score", Satisfaction.LEAST, Satisfaction.MOST),
                fields.text("by"));
    }
}

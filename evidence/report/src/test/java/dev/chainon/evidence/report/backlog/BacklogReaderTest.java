package dev.chainon.evidence.report.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.catalogue.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklogReaderTest {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-20T12:00:00Z"));

    private static final String WHOLE = """
            epics:
              - {id: E1, title: {fr: Un, en: One}, planned: 2026-04-01}
              - {id: E2, title: Both}
            stories:
              - {id: S1, epic: E1, points: 3, created: 2026-03-01, started: 2026-03-02, finished: 2026-03-04, title: {fr: a, en: b}}
              - {id: S2, epic: E1, points: 0, started: 2026-03-05, title: c}
              - {id: S3, epic: E2, points: 8, planned: 2026-05-01, title: d}
            milestones: [{id: M1, title: First, epics: [E1, E2], planned: 2026-06-01}]
            wip: {to_do: 9, in_progress: 2}
            retrospectives:
              - date: 2026-03-10
                went_well: [{fr: oui, en: yes it did}]
                to_improve: [less]
                actions: [{text: Do it, story: S2}, {text: Say it, state: dropped}]
            satisfaction: [{date: 2026-03-11, score: 4, by: the client}]
            """;

    private static BacklogReader reader() {
        return new BacklogReader(CLOCK);
    }

    @Test
    @Criterion("B4Cr8.backlog")
    void readsEveryField() {
        Backlog backlog = reader().parse(WHOLE);

        assertThat(backlog.epics()).extracting(Epic::id).containsExactly("E1", "E2");
        assertThat(backlog.epics().get(0).planned()).hasValue(LocalDate.of(2026, 4, 1));
        assertThat(backlog.epics().get(1).title().fr()).isEqualTo("Both");
        Story first = backlog.stories().get(0);
        assertThat(first.points()).isEqualTo(3);
        assertThat(first.title().in(Language.EN)).isEqualTo("b");
        assertThat(first.dates().created()).hasValue(LocalDate.of(2026, 3, 1));
        assertThat(first.cycleDays()).hasValue(3);
        assertThat(backlog.stories())
                .extracting(Story::column)
                .containsExactly(Story.Column.DONE, Story.Column.IN_PROGRESS, Story.Column.TO_DO);
        assertThat(backlog.milestones().get(0).epics()).containsExactly("E1", "E2");
        assertThat(backlog.limits().inProgress()).hasValue(2);
        assertThat(backlog.limits().toDo()).hasValue(9);
        Retrospective retrospective = backlog.retrospectives().get(0);
        assertThat(retrospective.wentWell().get(0).en()).isEqualTo("yes it did");
        assertThat(retrospective.actions())
                .extracting(Action::state)
                .containsExactly(Action.State.IN_PROGRESS, Action.State.DROPPED);
        assertThat(backlog.satisfaction().get(0).score()).isEqualTo(4);
    }

    /** The project's own: real, in the repository, and read by the same rules as a stranger's. */
    @Test
    @Criterion(value = "B4Cr8.backlog", covers = "docs/backlog.yaml")
    void readsTheProjectsOwnBacklog() throws IOException {
        Backlog backlog = new BacklogReader(InstantSource.system()).read(ROOT);

        String text = Files.readString(ROOT.resolve(BacklogReader.FILE));
        assertThat(backlog.stories()).hasSize((int)
                text.lines().filter(line -> line.startsWith("  - {id: S")).count());
        assertThat(backlog.stories()).hasSizeGreaterThan(50);
        assertThat(backlog.epics()).hasSizeGreaterThan(5).allSatisfy(epic -> assertThat(backlog.of(epic))
                .isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            created: 2026-03-01 | creatd: 2026-03-01 | line 5: story S1 has the unknown field 'creatd': use one of
            epic: E2, points: 8 | epic: E9, points: 8 | line 7: story S3 is of the epic 'E9', which does not exist: add it
            id: S2 | id: S1 | line 6: story S1 has an id that an entry above has too: give it another
            id: E2 | id: E1 | line 3: epic E1 has an id that an entry above has too
            finished: 2026-03-04 | finished: 2026-03-01 | line 5: story S1 is finished on 2026-03-01, before it is started on 2026-03-02
            created: 2026-03-01 | created: 2026-03-03 | line 5: story S1 is started on 2026-03-02, before it is created on 2026-03-03
            started: 2026-03-05 | finished: 2026-03-05 | line 6: story S2 is finished but has no started
            started: 2026-03-05 | started: 2026-03-22 | line 6: story S2 has 2026-03-22 as started, which is in the future
            started: 2026-03-05 | started: 5 March | line 6: story S2 has the date '5 March' as started: write it as 2026-11-30
            started: 2026-03-05 | started: 2026-02-30 | line 6: story S2 has the date '2026-02-30' as started
            points: 8 | points: -8 | line 7: story S3 has the points '-8': write a whole number from 0
            points: 8 | points: 2.5 | line 7: story S3 has the points '2.5': write a whole number
            points: 8, | '' | line 7: story S3 has no points: write
            title: d | title: {fr: d} | line 7: story S3, title has no en: write one
            title: d | title: '' | line 7: story S3, title is empty
            title: d | title: d, title: e | line 7: story S3 has the field 'title' twice
            epics: [E1, E2] | epics: [E1, E7] | line 8: milestone M1 names the epic 'E7', which does not exist
            epics: [E1, E2] | epics: [] | line 8: milestone M1 names no epics
            in_progress: 2 | in_progress: 0 | line 9: wip has the in_progress '0': write a whole number from 1
            in_progress: 2 | review: 2 | line 9: wip has the unknown field 'review'
            story: S2 | story: S8 | line 14: action names the story 'S8', which does not exist
            story: S2 | story: S2, state: done | line 14: action has the state 'done', but the days of story S2 say 'in_progress'
            state: dropped | state: forgotten | line 14: action has the state 'forgotten': use one of open, in_progress, done, dropped
            date: 2026-03-10 | date: 2026-05-10 | line 11: retrospective 2026-05-10 has 2026-05-10 as date, which is in the future
            score: 4 | score: 6 | line 15: satisfaction 2026-03-11 has the score '6': write a whole number from 1 to 5
            by: the client | by: '' | line 15: satisfaction 2026-03-11 has no by
            satisfaction: | happiness: | line 15: the backlog has the unknown field 'happiness'
            wip: | wip: [1] # | line 9: wip is not a list of fields
            """)
    @Criterion("B4Cr8.backlog")
    void refusesWhatNobodyMeant_withTheLineAndWhatToDo(String right, String wrong, String says) {
        assertThat(WHOLE).contains(right);
        String text = WHOLE.replaceFirst(
                java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));

        assertThatThrownBy(() -> reader().parse(text))
                .isInstanceOf(BacklogException.class)
                .hasMessageContaining("docs/backlog.yaml, " + says);
    }

    @Test
    @Criterion("B4Cr8.backlog")
    void refusesWhatIsNoYaml_andAFileThatIsEmptyOrMissing(@TempDir Path empty) {
        assertThatThrownBy(() -> reader().parse("epics: []\nstories: [{id: S1\n"))
                .isInstanceOf(BacklogException.class)
                .hasMessageContaining("line 3: this is no YAML");
        assertThatThrownBy(() -> reader().parse("# nothing\n")).hasMessageContaining("the backlog is empty");
        assertThatThrownBy(() -> reader().parse("stories: []\n")).hasMessageContaining("has no epics: write epics: []");
        assertThatThrownBy(() -> reader().parse("- a\n")).hasMessageContaining("line 1: the backlog is not a list");
        assertThatThrownBy(() -> reader().read(empty)).hasMessageContaining("docs/backlog.yaml is missing");
    }

    @Test
    void aDayThatHasBegunSomewhereIsNotInTheFuture() {
        BacklogReader late = new BacklogReader(InstantSource.fixed(Instant.parse("2026-03-20T11:00:00Z")));
        String text =
                "epics: [{id: E, title: e}]\nstories: [{id: S, epic: E, points: 1, started: 2026-03-21, title: s}]\n";

        assertThat(late.parse(text).last()).hasValue(LocalDate.of(2026, 3, 21));
        assertThatThrownBy(() -> late.parse(text.replace("03-21", "03-22"))).hasMessageContaining("in the future");
    }

    /** The head of the file says what may stand in it: every field that the reader takes, and the states of an action. */
    @Test
    @Criterion(value = "B4Cr8.backlog", covers = "docs/backlog.yaml")
    void theHeadOfTheFileNamesEveryField() throws IOException {
        String head = String.join(
                "\n",
                Files.readString(ROOT.resolve(BacklogReader.FILE))
                        .lines()
                        .filter(line -> line.startsWith("#"))
                        .toList());

        assertThat(head)
                .contains("epics", "stories", "milestones", "wip", "retrospectives", "satisfaction")
                .contains("created", "started", "finished", "planned", "points", "to_do", "in_progress")
                .contains("went_well", "to_improve", "actions", "state", "score", "by");
        for (Action.State state : Action.State.values()) {
            assertThat(head).contains(state.name().toLowerCase(Locale.ROOT));
        }
    }
}

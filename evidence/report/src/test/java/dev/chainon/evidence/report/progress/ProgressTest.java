package dev.chainon.evidence.report.progress;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.evidence.report.backlog.Action;
import dev.chainon.evidence.report.backlog.Story;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgressTest {

    /** Every figure of this case was counted with pencil and paper: see the table in Sample. */
    @Test
    @Criterion("B4Cr8.indicators")
    void velocityBurnupAndBurndownAreExact_onACaseCountedByHand() {
        Progress progress = Sample.counted();

        assertThat(progress.period()).isEqualTo(Period.DAY);
        assertThat(progress.stretches()).extracting(Stretch::points).containsExactly(3, 0, 7, 1, 0, 0);
        assertThat(progress.stretches()).extracting(Stretch::stories).containsExactly(1, 0, 2, 1, 0, 0);
        assertThat(progress.stretches()).extracting(Stretch::done).containsExactly(3, 3, 10, 11, 11, 11);
        assertThat(progress.stretches()).extracting(Stretch::scope).containsExactly(11, 11, 11, 19, 21, 21);
        assertThat(progress.stretches()).extracting(Stretch::remaining).containsExactly(8, 8, 1, 8, 10, 10);
        assertThat(progress.stretches()).extracting(Stretch::inProgress).containsExactly(1, 2, 0, 0, 1, 1);
        assertThat(progress.stretches())
                .extracting(Stretch::whole)
                .containsExactly(true, true, true, true, true, false);
        assertThat(progress.velocity()).hasValue(11 / 5.0);
        assertThat(progress.throughput()).hasValue(4 / 5.0);
        assertThat(progress.cycle().counts()).containsOnly(entry(1L, 2), entry(2L, 1), entry(3L, 1));
        assertThat(progress.cycle().within(.5)).hasValue(1);
        assertThat(progress.cycle().within(.75)).hasValue(2);
        assertThat(progress.cycle().within(.85)).hasValue(3);
        assertThat(progress.undated()).isZero();
        assertThat(progress.satisfaction()).isEmpty();
    }

    @Test
    @Criterion("B4Cr8.indicators")
    void weeksAreCounted_whereTheProjectIsLonger() {
        String text = """
                epics: [{id: E, title: e}]
                stories:
                  - {id: A, epic: E, points: 3, started: 2026-03-04, finished: 2026-03-08, title: a}
                  - {id: B, epic: E, points: 5, started: 2026-03-04, finished: 2026-03-09, title: b}
                  - {id: C, epic: E, points: 2, started: 2026-03-04, title: c}
                """;
        Progress days = Progress.of(Sample.read(text), LocalDate.of(2026, 3, 31));
        Progress weeks = Progress.of(Sample.read(text), LocalDate.of(2026, 4, 1));

        assertThat(days.period()).isEqualTo(Period.DAY);
        assertThat(days.stretches()).hasSize(28);
        assertThat(weeks.period()).isEqualTo(Period.WEEK);
        assertThat(weeks.stretches()).extracting(Stretch::points).containsExactly(3, 5, 0, 0, 0);
        assertThat(weeks.stretches().get(0).begin()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(weeks.velocity()).hasValue(8 / 4.0);
        assertThat(weeks.undated()).isEqualTo(3);
    }

    /** The roadmap and the board are two views of one backlog: an entry that changes moves both. */
    @Test
    @Criterion("B4Cr9.one-source")
    void oneEntryThatChanges_changesBothViews() {
        Progress before = Sample.counted();
        Progress after = Progress.of(
                Sample.read(Sample.COUNTED.replace(
                        "created: 2026-03-05, started: 2026-03-06,",
                        "created: 2026-03-01, started: 2026-03-04, finished: 2026-03-06,")),
                Sample.AT);

        assertThat(ids(before, Story.Column.IN_PROGRESS)).containsExactly("E");
        assertThat(ids(after, Story.Column.IN_PROGRESS)).isEmpty();
        assertThat(ids(before, Story.Column.DONE)).containsExactly("D", "B", "C", "A");
        assertThat(ids(after, Story.Column.DONE)).containsExactly("E", "D", "B", "C", "A");
        EpicLine second = before.roadmap().get(1);
        EpicLine changed = after.roadmap().get(1);
        assertThat(second.started()).hasValue(LocalDate.of(2026, 3, 5));
        assertThat(changed.started()).hasValue(LocalDate.of(2026, 3, 4));
        assertThat(List.of(second.done(), second.pointsDone())).containsExactly(1, 1);
        assertThat(List.of(changed.done(), changed.pointsDone())).containsExactly(2, 9);
        assertThat(Stream.of(before, after).map(p -> p.roadmap().get(0)))
                .containsOnly(before.roadmap().get(0));
    }

    private static List<String> ids(Progress progress, Story.Column column) {
        return progress.board().lane(column).stories().stream().map(Story::id).toList();
    }

    @Test
    @Criterion("B4Cr9.roadmap")
    void aMilestoneIsReachedWhenTheLastStoryOfItsEpicsIs_andAnEpicWithoutStoriesReachesNothing() {
        String text = Sample.COUNTED + """
                milestones:
                  - {id: M1, title: one, epics: [E1], planned: 2026-03-03}
                  - {id: M2, title: two, epics: [E1, E2]}
                  - {id: M3, title: three, epics: [E3]}
                """;
        List<MilestoneLine> lines = Progress.of(Sample.read(text), Sample.AT).milestones();

        assertThat(lines.get(0).reached()).hasValue(LocalDate.of(2026, 3, 4));
        assertThat(lines.get(0).planned()).hasValue(LocalDate.of(2026, 3, 3));
        assertThat(lines.get(1).reached()).isEmpty();
        assertThat(lines.get(2).reached()).isEmpty();
        assertThat(Sample.counted().milestones()).extracting(MilestoneLine::id).containsExactly("E1", "E2", "E3");
        assertThat(Progress.of(Sample.read(text), LocalDate.of(2026, 3, 3))
                        .milestones()
                        .get(0)
                        .reached())
                .isEmpty();
    }

    @Test
    @Criterion("B4Cr9.kanban")
    void theBoardHoldsEachStoryOnce_againstTheLimitsOfWorkInProgress() {
        String text = Sample.COUNTED.replace("created: 2026-03-06,", "created: 2026-03-06, started: 2026-03-06,");
        Board kept = Progress.of(Sample.read(text + "wip: {in_progress: 2}\n"), Sample.AT)
                .board();
        Board over = Progress.of(Sample.read(text + "wip: {in_progress: 1}\n"), Sample.AT)
                .board();

        assertThat(kept.lanes().stream()
                        .flatMap(lane -> lane.stories().stream())
                        .map(Story::id))
                .containsExactlyInAnyOrder("A", "B", "C", "D", "E", "F");
        assertThat(kept.lane(Story.Column.IN_PROGRESS).stories()).hasSize(2);
        assertThat(kept.lane(Story.Column.IN_PROGRESS).over()).isFalse();
        assertThat(over.lane(Story.Column.IN_PROGRESS).over()).isTrue();
        assertThat(over.lane(Story.Column.DONE).over()).isFalse();
        assertThat(Sample.counted().board().lane(Story.Column.IN_PROGRESS).limit())
                .isEmpty();
    }

    @Test
    @Criterion("B4Cr10.retrospective")
    void aRetrospectiveSeesWhatWasPlannedAndDoneSinceTheOneBefore_andFollowsItsActions() {
        String text = Sample.COUNTED
                        .replace("epic: E1, points: 2,", "epic: E1, points: 2, planned: 2026-03-03,")
                        .replace("epic: E2, points: 2,", "epic: E2, points: 2, planned: 2026-03-05,")
                + """
                retrospectives:
                  - {date: 2026-03-05, went_well: [x], to_improve: [y], actions: [{text: do, story: E}, {text: say, state: open}]}
                  - {date: 2026-03-03, actions: [{text: old, story: B}]}
                """;
        Progress progress = Progress.of(Sample.read(text), Sample.AT);
        Review first = progress.reviews().get(0);
        Review second = progress.reviews().get(1);

        assertThat(first.retrospective().date()).isEqualTo(LocalDate.of(2026, 3, 3));
        assertThat(first.done()).extracting(Story::id).containsExactly("A");
        assertThat(first.planned()).extracting(Story::id).containsExactly("B");
        assertThat(first.late()).extracting(Story::id).containsExactly("B");
        assertThat(second.done()).extracting(Story::id).containsExactly("B", "C", "D");
        assertThat(second.planned()).extracting(Story::id).containsExactly("F");
        assertThat(first.retrospective().actions().get(0).state()).isEqualTo(Action.State.DONE);
        assertThat(second.retrospective().actions())
                .extracting(Action::state)
                .containsExactly(Action.State.IN_PROGRESS, Action.State.OPEN);
        assertThat(Progress.of(Sample.read(text), LocalDate.of(2026, 3, 3))
                        .reviews()
                        .get(0)
                        .retrospective()
                        .actions()
                        .get(0)
                        .state())
                .isEqualTo(Action.State.IN_PROGRESS);
    }

    /** A day that was asked about is over; the day of today is not. */
    @Test
    void theDayThatRunsIsCountedInNoMean() {
        Progress over = Progress.of(Sample.read(Sample.COUNTED), Sample.AT);

        assertThat(over.stretches()).extracting(Stretch::whole).containsOnly(true);
        assertThat(over.velocity()).hasValue(11 / 6.0);
    }

    @Test
    void anEarlierDayKnowsNothingOfLaterOnes() {
        Progress progress = Progress.of(Sample.read(Sample.COUNTED), LocalDate.of(2026, 3, 3));

        assertThat(progress.stories()).isEqualTo(4);
        assertThat(progress.done()).isEqualTo(1);
        assertThat(ids(progress, Story.Column.IN_PROGRESS)).containsExactly("B", "C");
        assertThat(ids(progress, Story.Column.TO_DO)).containsExactly("D");
        assertThat(progress.stretches()).extracting(Stretch::points).containsExactly(3, 0);
    }

    @Test
    void anEmptyBacklog_oneStory_andAllDone_areShownForWhatTheyAre() {
        Progress empty = Progress.of(Sample.read("epics: []\nstories: []\n"), Sample.AT);
        Progress waiting = Progress.of(Sample.read(Sample.daily(0, 1)), Sample.AT);
        Progress one = Progress.of(Sample.read(Sample.daily(1, 0)), LocalDate.of(2026, 12, 31));

        assertThat(empty.stretches()).isEmpty();
        assertThat(empty.velocity()).isEmpty();
        assertThat(empty.outlook()).isEqualTo(new Outlook.NothingOpen());
        assertThat(waiting.stretches()).isEmpty();
        assertThat(waiting.outlook()).isEqualTo(new Outlook.TooLittle(1, 0));
        assertThat(one.stretches()).hasSize(1);
        assertThat(one.stretches().get(0).whole()).isTrue();
        assertThat(one.velocity()).hasValue(2.0);
        assertThat(one.outlook()).isEqualTo(new Outlook.NothingOpen());
    }

    @Test
    void todayIsTheLaterOfTheClockAndTheFile() {
        assertThat(Progress.today(Sample.read(Sample.COUNTED), LocalDate.of(2026, 3, 5))
                        .at())
                .isEqualTo(LocalDate.of(2026, 3, 6));
        assertThat(Progress.today(Sample.read(Sample.COUNTED), LocalDate.of(2026, 3, 9))
                        .at())
                .isEqualTo(LocalDate.of(2026, 3, 9));
    }
}

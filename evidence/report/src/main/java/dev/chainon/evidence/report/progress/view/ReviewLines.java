package dev.chainon.evidence.report.progress.view;

import dev.chainon.evidence.report.backlog.Action;
import dev.chainon.evidence.report.backlog.Story;
import dev.chainon.evidence.report.progress.Review;
import java.util.List;
import java.util.Map;

/** Retrospectives in words, the newest first: what was planned, done and learnt, and what became of the actions. */
record ReviewLines(Sentences words) {

    private static final int NAMED = 30;

    List<Map<String, Object>> lines(List<Review> reviews) {
        List<Map<String, Object>> lines =
                new java.util.ArrayList<>(reviews.stream().map(this::line).toList());
        java.util.Collections.reverse(lines);
        return lines;
    }

    private Map<String, Object> line(Review review) {
        return Map.of(
                "date", words.day(review.retrospective().date()),
                "since",
                        review.since()
                                .map(day -> words.text("review.since", words.day(day)))
                                .orElse(words.text("review.first")),
                "planned",
                        review.planned().isEmpty()
                                ? words.text("review.unplanned")
                                : words.text(
                                        "review.planned",
                                        names(review.planned()),
                                        review.late().size()),
                "done",
                        review.done().isEmpty()
                                ? words.text("review.nothing")
                                : words.text(
                                        "review.done",
                                        words.count("stories", review.done().size()),
                                        words.count("points", points(review.done())),
                                        names(review.done())),
                "well", ProgressView.in(review.retrospective().wentWell(), words.language()),
                "improve", ProgressView.in(review.retrospective().toImprove(), words.language()),
                "actions",
                        review.retrospective().actions().stream()
                                .map(this::action)
                                .toList());
    }

    private Map<String, Object> action(Action action) {
        return Map.of(
                "text", action.text().in(words.language()),
                "state", action.state().key(),
                "said", words.text("action." + action.state().key()),
                "story", action.story().orElse(""));
    }

    private static int points(List<Story> stories) {
        return stories.stream().mapToInt(Story::points).sum();
    }

    private static String names(List<Story> stories) {
        String some =
                String.join(", ", stories.stream().limit(NAMED).map(Story::id).toList());
        return stories.size() > NAMED ? some + ", …" : some;
    }
}

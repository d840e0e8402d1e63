package dev.chainon.serving.release;

import dev.chainon.registry.ReleaseStep;
import dev.chainon.serving.model.Challenge;
import dev.chainon.serving.model.ModelSlot;
import dev.chainon.serving.model.ServedModel;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** One step of a release as this replica goes through it. Thread-safe. */
final class Trial implements AutoCloseable {

    private final ReleaseStep step;
    private final ModelSlot slot;
    private final ReleaseRule rule;
    private final Tally champion = new Tally();
    private final Tally challenger = new Tally();
    private final Optional<Shadow> shadow;

    /** Begins: the challenger is in the slot from now on, which owns it. */
    Trial(ReleaseStep step, ServedModel model, ModelSlot slot, ReleaseRule rule) {
        this.step = step;
        this.slot = slot;
        this.rule = rule;
        boolean canary = step.action() == ReleaseStep.Action.CANARY;
        this.shadow = canary ? Optional.empty() : Optional.of(new Shadow(slot, champion, challenger));
        model.witness(challenger);
        slot.challenge(new Challenge(model, canary, step.percent(), shadow.isPresent() ? shadow.get() : champion));
    }

    ReleaseStep step() {
        return step;
    }

    Optional<Shadow> shadow() {
        return shadow;
    }

    /** What speaks against the challenger, if anything does. */
    Optional<String> objection() {
        if (challenger.fails(rule)) {
            return Optional.of(challenger.words());
        }
        double ours = champion.median(rule.samples());
        double theirs = challenger.median(rule.samples());
        if (ours > 0 && theirs * 1000 > rule.floor().toNanos() && theirs > rule.slower() * ours) {
            return Optional.of("its median time is " + Math.round(theirs) + " us where the champion has "
                    + Math.round(ours) + " us");
        }
        return Optional.empty();
    }

    JsonObject describe() {
        JsonObject words = new JsonObject()
                .put("mode", step.action().name().toLowerCase(java.util.Locale.ROOT))
                .put("step", step.step())
                .put("since", step.at().toString())
                .put("version", step.version())
                .put("percent", step.percent())
                .put("why", step.why())
                .put("champion", champion.describe())
                .put("challenger", challenger.describe());
        shadow.ifPresent(s -> words.put("comparison", s.comparison().describe().put("rows_left_out", s.left())));
        return words;
    }

    /** Ends: the challenger leaves the slot and closes after its last call. */
    @Override
    public void close() {
        slot.unchallenge();
        shadow.ifPresent(Shadow::close);
    }
}

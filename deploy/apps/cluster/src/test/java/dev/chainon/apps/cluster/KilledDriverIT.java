package dev.chainon.apps.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.training.Learned;
import dev.chainon.training.distributed.ClusterLearner;
import dev.chainon.training.distributed.ClusterSession;
import dev.chainon.training.distributed.RoundRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program that leads a training is killed outright in the middle of it, and is started again. */
@Tag("campaign")
class KilledDriverIT {

    private static final int ROUNDS = 4;

    @Test
    @Criterion("B2Cr4.killed-driver")
    void learnsTheSameBits_whenTheProgramIsKilledInMidTrainingAndStartedAgain() throws Exception {
        Path checkpoint = Site.checkpoint("killed");
        Site.cluster().workers(2);
        try (Child driver = driver(checkpoint)) {
            driver.said();
            driver.kill();
        }
        assertThat(checkpoint).isNotEmptyFile();

        List<RoundRecord> rest = new ArrayList<>();
        try (ClusterSession session = Site.session(2)) {
            Learned resumed = new ClusterLearner(session, Site.how(2, ROUNDS, Site.LONG), checkpoint, rest::add)
                    .learn(Site.set(), Site.SETTINGS, Site.silent());
            Learned undisturbed = Site.learner(session, Site.how(2, ROUNDS, Site.LONG), "whole", round -> {})
                    .learn(Site.set(), Site.SETTINGS, Site.silent());

            assertThat(rest)
                    .as("rounds after the restart")
                    .isNotEmpty()
                    .hasSizeLessThan(Site.SETTINGS.epochs() * ROUNDS - 1);
            assertThat(resumed.values()).isEqualTo(undisturbed.values());
            assertThat(resumed.rows()).isEqualTo(undisturbed.rows());
        }
        Files.delete(checkpoint);
    }

    /** Said when its second round is over. */
    private static Child driver(Path checkpoint) throws Exception {
        List<String> command = new ArrayList<>(Child.java(512));
        command.addAll(List.of(
                "-Dorg.bytedeco.javacpp.cachedir=" + Site.natives(),
                "-cp",
                System.getProperty("java.class.path"),
                Driver.class.getName(),
                Site.cluster().url(),
                Site.SECRET,
                Site.set().toString(),
                checkpoint.toString(),
                Long.toString(Site.LONG.toSeconds())));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Site.SHORT);
        return new Child(builder, Pattern.compile("@round (1\\.1)"));
    }
}

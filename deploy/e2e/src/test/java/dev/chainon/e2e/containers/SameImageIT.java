package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.ship.ImagesCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The image of the replicas, built again and again from the same jars by {@code ./chainon images}, each time with nothing of the builds before. */
@Tag("campaign")
@Tag("containers")
class SameImageIT {

    private static final String BASE =
            Optional.ofNullable(System.getenv("CHAINON_BASE")).orElse("chainon/base:17");
    private static final String HOME = "chainon.home";

    @TempDir
    Path folder;

    private final Optional<String> home = Optional.ofNullable(System.getProperty(HOME));
    private final Set<String> made = new TreeSet<>();

    @BeforeEach
    void needsABase() {
        Engine.needed();
        boolean there = true;
        try {
            Engine.client().inspectImageCmd(BASE).exec();
        } catch (NotFoundException e) {
            there = false;
        }
        assumeTrue(
                there,
                "skipped: the engine has no image " + BASE + " (deploy/docker/base.sh, or another by CHAINON_BASE)");
    }

    @AfterEach
    void leaveNothing() {
        home.ifPresentOrElse(before -> System.setProperty(HOME, before), () -> System.clearProperty(HOME));
        made.forEach(image -> Engine.client().removeImageCmd(image).exec());
    }

    private InspectImageResponse build(String tag, String... words) {
        System.setProperty(HOME, folder.resolve(tag).toString());
        List<String> all = new ArrayList<>(List.of("--base", BASE, "--only", "serving", "--tag", tag, "--anew"));
        all.addAll(Arrays.asList(words));
        assertThat(new CommandLine(new ImagesCommand()).execute(all.toArray(String[]::new)))
                .isZero();
        made.add("chainon/serving:" + tag);
        return Engine.client().inspectImageCmd("chainon/serving:" + tag).exec();
    }

    private static List<String> layers(InspectImageResponse image) {
        return Optional.ofNullable(image.getRootFS()).orElseThrow().getLayers();
    }

    @Test
    @Criterion(value = "B4Cr2.images", covers = "deploy/docker")
    void theSameFiles_makeTheSameDigest() {
        InspectImageResponse first = build("same-first", "--no-sharing");
        InspectImageResponse second = build("same-second", "--no-sharing");

        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getCreated()).startsWith("1970-01-01T00:00:00");
    }

    /** Java 17 orders what it writes into an archive by chance: nothing else of the image does. */
    @Test
    @Criterion(value = "B4Cr2.images", covers = "deploy/docker")
    void theArchiveOfClasses_isTheOnlyLayerThatDiffers() {
        List<String> without = layers(build("same-without", "--no-sharing"));
        List<String> with = layers(build("same-with"));

        assertThat(with).hasSameSizeAs(without);
        List<String> others = new ArrayList<>(with);
        others.removeAll(without);
        assertThat(others).hasSize(1);
    }
}

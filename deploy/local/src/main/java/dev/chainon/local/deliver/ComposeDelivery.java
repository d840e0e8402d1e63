package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import dev.chainon.local.process.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a deployment into the containers of Compose consists of.
 *
 * @param compose the platform
 * @param built checkout whose version is deployed
 * @param given tag of an image that is here already; empty for one that is built now
 * @param tag of the image that is deployed
 * @param settings {@code local.deployment.compose}
 */
record ComposeDelivery(
        Compose compose, Path built, Optional<String> given, String tag, Config settings, Variables variables) {

    private String image() {
        return "chainon/serving:" + tag;
    }

    /** The image of the replicas, by a name that stays its own: a version that is built again must not take away what one goes back to. */
    private String kept() {
        return compose.kept(
                image(),
                compose.imageId(image()).orElseThrow(() -> new Failure("The image " + image() + " is not here.")));
    }

    private boolean first() {
        return !compose.runs(ComposeSite.OLD) && !compose.runs(ComposeSite.NEW);
    }

    /** Where it goes: beside what is in service, or on an engine on which nothing is. */
    Site site() {
        ComposePlaces places = ComposePlaces.of(settings);
        Duration first = settings.getDuration("first-patience");
        return first()
                ? new ComposeFirst(compose, places, this::kept, first)
                : new ComposeSite(compose, places, this::kept, settings.getDuration("patience"));
    }

    /** SHA-256 of the image, as the engine names it. */
    String digest() {
        return compose.imageId(image()).orElse("");
    }

    /** The engine is there, and what a deployment left that was broken off is mended. */
    Step engine(Site site) {
        return new Step("engine", () -> {
            String words = "`" + String.join(" ", compose.command()) + "`, profile " + compose.profile() + "; ";
            return Step.Done.passed(
                    site instanceof ComposeSite old
                            ? words + old.before() + " is in service" + old.settle()
                            : words + "nothing is in service");
        });
    }

    /** Builds the image, on an engine on which nothing is those of the others too, where they are not here. */
    Step build(Site site) {
        return new Step("build", () -> {
            if (given.isEmpty()) {
                make("serving", tag);
            } else if (compose.imageId(image()).isEmpty()) {
                return Step.Done.failed("there is no image " + image()
                        + " here: build it by ./chainon images --only serving --tag " + tag + ", or pull it");
            }
            if (!(site instanceof ComposeSite)) {
                missing()
                        .forEach(
                                name -> make(name.replaceFirst("chainon/(.+):.*", "$1"), name.replaceFirst(".*:", "")));
            }
            return Step.Done.passed((given.isPresent() ? "here already: " : "built: ") + image() + ", " + digest());
        });
    }

    private List<String> missing() {
        Set<String> images = compose.images();
        images.removeIf(image -> compose.imageId(image).isPresent());
        return List.copyOf(images);
    }

    private void make(String name, String as) {
        String base = variables.value("CHAINON_BASE", "eclipse-temurin:17-jre");
        Tool script = new Tool(built, Map.of());
        script.run(List.of("./chainon", "images", "--only", name, "--tag", as, "--base", base));
    }

    /**
     * Copies the bundles out of the platform, whose known predictions the acceptance asks for.
     *
     * @param folder into which
     * @return the registry
     */
    Path registry(Path folder) {
        compose.copy("launcher", "/state/registry/.", folder);
        return folder;
    }

    /** @throws Failure if it is no tag of an image */
    static String tag(String text) {
        if (!text.matches("[0-9A-Za-z_][0-9A-Za-z_.-]{0,127}")) {
            throw new Failure("'" + text + "' is no tag of an image: letters, digits, '_', '.' and '-'.");
        }
        return text;
    }
}

package dev.chainon.local.ship;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Builds the images of the applications. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = {
            "Builds the images of the platform, chainon/serving and so on, with the container engine of this machine, and tells their sizes and digests.",
            "The same jars, base and engine make the same digest, also in another clone; with --no-sharing on another machine, too.",
            "What --packages installs is what there is on that day.",
            "Where no image can be pulled, deploy/docker/base.sh makes a base first: --base chainon/base:17."
        })
public final class ImagesCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1024 * 1024;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            defaultValue = "eclipse-temurin:17-jre",
            description = "A Linux with a Java 17 runtime and bash. Default: ${DEFAULT-VALUE}.")
    private String base = "";

    @Option(
            names = "--packages",
            paramLabel = "NAMES",
            description =
                    "What the base lacks, by the names of Debian and Ubuntu, such as openjdk-17-jre-headless. Not for postgres.")
    private String packages = "";

    @Option(
            names = "--no-sharing",
            description = "Without archives of classes, which make a start shorter and are never the same twice.")
    private boolean noSharing;

    @Option(names = "--anew", description = "Take nothing from earlier builds.")
    private boolean anew;

    @Option(names = "--tag", paramLabel = "TAG", defaultValue = "built", description = "Default: ${DEFAULT-VALUE}.")
    private String tag = "";

    @Option(
            names = "--engine",
            paramLabel = "COMMAND",
            defaultValue = "docker",
            description = "The command of the engine. Default: ${DEFAULT-VALUE}.")
    private String command = "";

    @Option(names = "--only", paramLabel = "NAME", description = "One image; may be given again. Default: all.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--lay-only", description = "Only lay out what the images are built from, in .chainon/images.")
    private boolean layOnly;

    @Override
    public Integer call() {
        Home home = Home.ofSystem();
        if (layOnly) {
            chosen().forEach(image -> System.out.println(image.lay(home)));
            return 0;
        }
        Engine engine = new Engine(command);
        engine.demand();
        for (Recipe image : chosen()) {
            String name = "chainon/" + image.name() + ":" + tag;
            engine.build(image.lay(home), options(), name);
            if (!engine.settle(name)) {
                System.err.println(name
                        + " tells the time of its build: this engine keeps layers otherwise than Docker's own store.");
            }
            JsonNode built = engine.inspect(name);
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-32s %7.1f MB  %s",
                    name,
                    built.path("Size").asLong() / MEGABYTE,
                    built.path("Id").asText()));
        }
        return 0;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--build-arg", "BASE=" + base));
        if (!packages.isEmpty()) {
            options.addAll(List.of("--build-arg", "PACKAGES=" + packages));
        }
        if (noSharing) {
            options.addAll(List.of("--build-arg", "SHARING=no"));
        }
        if (anew) {
            options.add("--no-cache");
        }
        return options;
    }

    private List<Recipe> chosen() {
        List<Recipe> all = Recipe.all();
        List<String> names = all.stream().map(Recipe::name).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new Failure("There is no image " + name + "; there are " + String.join(", ", names) + ".");
        });
        return all.stream()
                .filter(image -> only.isEmpty() || only.contains(image.name()))
                .toList();
    }
}

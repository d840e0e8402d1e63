package dev.chainon.local.ship;

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
            "Builds the images of the platform, chainon/serving and so on, with the container engine of this machine, and tells their sizes.",
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
            engine.build(image.lay(home), base, name);
            System.out.println(String.format(Locale.ROOT, "%-32s %7.1f MB", name, engine.size(name) / MEGABYTE));
        }
        return 0;
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

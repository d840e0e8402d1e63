package dev.chainon.local.ship;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.util.List;

/**
 * The image of a Java program, as {@code images.conf} says it.
 *
 * @param name of the image, below {@code chainon/}
 * @param module folder of the program's module, relative to the repository
 * @param main class that is started unless another is named, and its arguments
 * @param java how Java runs it
 * @param probe how it is found healthy, in the words of {@code deploy/docker/healthy}
 * @param beside modules whose programs it starts as children; it then also holds the data
 * @param hands processes to which it hands their settings
 */
record Image(
        String name, String module, List<String> main, Java java, String probe, List<String> beside, List<String> hands)
        implements Recipe {

    /**
     * How Java runs the program.
     *
     * @param heapMb greatest heap in megabytes
     * @param spark whether it runs Spark, which asks for packages of the JDK to be opened
     */
    record Java(int heapMb, boolean spark) {}

    Image {
        main = List.copyOf(main);
        beside = List.copyOf(beside);
        hands = List.copyOf(hands);
    }

    /** All of them, by name. */
    static List<Image> all() {
        Config file = ConfigFactory.parseResources("images.conf");
        Config images = file.getConfig("images");
        return images.root().keySet().stream()
                .sorted()
                .map(name -> read(name, images.getConfig(name).withFallback(file.getConfig("usual"))))
                .toList();
    }

    private static Image read(String name, Config image) {
        return new Image(
                name,
                image.getString("module"),
                image.getStringList("main"),
                new Java(image.getInt("heap-mb"), image.getBoolean("spark")),
                image.getString("probe"),
                image.getStringList("beside"),
                image.getStringList("hands"));
    }

    @Override
    public Path lay(Home home) {
        return Context.lay(home, this).folder();
    }
}

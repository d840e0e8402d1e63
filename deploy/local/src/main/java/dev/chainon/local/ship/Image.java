package dev.chainon.local.ship;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;

/**
 * What an image packs, as {@code images.conf} says it.
 *
 * @param name of the image, below {@code chainon/}
 * @param module folder of the application's module, relative to the repository
 * @param main class that is started unless another is named
 * @param heapMb greatest heap in megabytes
 * @param spark whether it runs Spark, which asks for packages of the JDK to be opened
 */
record Image(String name, String module, String main, int heapMb, boolean spark) {

    /** All of them, by name. */
    static List<Image> all() {
        Config images = ConfigFactory.parseResources("images.conf").getConfig("images");
        return images.root().keySet().stream()
                .sorted()
                .map(name -> read(name, images.getConfig(name)))
                .toList();
    }

    private static Image read(String name, Config image) {
        return new Image(
                name,
                image.getString("module"),
                image.getString("main"),
                image.getInt("heap-mb"),
                image.getBoolean("spark"));
    }
}

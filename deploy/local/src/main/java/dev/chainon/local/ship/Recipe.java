package dev.chainon.local.ship;

import dev.chainon.local.process.Home;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an image is made from. */
sealed interface Recipe permits Image, DatabaseImage {

    /** Of the image, below {@code chainon/}. */
    String name();

    /**
     * Lays out anew what is copied into the image, with its Dockerfile.
     *
     * @return the folder
     * @throws dev.chainon.local.process.Failure if something that it needs is not built
     */
    Path lay(Home home);

    /** All of them, by name. */
    static List<Recipe> all() {
        List<Recipe> all = new ArrayList<>(Image.all());
        all.add(new DatabaseImage());
        return List.copyOf(all);
    }
}

package dev.chainon.local.ship;

import dev.chainon.local.process.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Class-data sharing: the classes of the libraries that a program loads are parsed and checked once, when its image is built, and mapped when it starts. The list of
 * them, {@code deploy/docker/classes/IMAGE.list}, was written by the running program; an image without a list goes without. An archive that does not fit is not used
 * and nothing else happens.
 *
 * @see <a href="https://openjdk.org/jeps/310">JEP 310, Application Class-Data Sharing</a>
 */
record SharedClasses(Home home, Image image) {

    private static final String FOLDER = "/app/shared/";
    private static final String LAYER = "shared" + FOLDER;
    private static final String ARCHIVE = "-XX:SharedArchiveFile=" + FOLDER + "classes.jsa";

    /**
     * Lays out what makes the archive.
     *
     * @param libraries of the class path inside the image, in its order; what comes after them in the class path may change without making the archive anew
     * @return what Java is told to use it
     */
    List<String> lay(Folder folder, List<String> libraries) {
        Path classes = home.code().resolve("deploy/docker/classes").resolve(image.name() + ".list");
        if (!Files.isRegularFile(classes)) {
            return List.of();
        }
        folder.copy(classes, LAYER + "classes.list");
        List<String> dump = new ArrayList<>(List.of(
                "-Xshare:dump",
                // Whatever the machine that builds would choose.
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xlog:cds=error",
                "-XX:SharedClassListFile=" + FOLDER + "classes.list",
                ARCHIVE));
        dump.add("-cp");
        dump.add(String.join(":", libraries));
        folder.write(LAYER + "dump.args", dump);
        return List.of(ARCHIVE);
    }
}

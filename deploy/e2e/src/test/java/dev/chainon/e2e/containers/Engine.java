package dev.chainon.e2e.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;

/** The container engine of this machine, and the images that it has. */
final class Engine {

    /** What {@code ./chainon images} calls the images that it builds, or what the variable {@code CHAINON_TEST_TAG} names. */
    static final String TAG = System.getenv().getOrDefault("CHAINON_TEST_TAG", "built");

    private Engine() {}

    /** @param name of the image, with a tag where it is another one */
    static String image(String name) {
        return "chainon/" + name + (name.contains(":") ? "" : ":" + TAG);
    }

    /** Skips the tests where no engine answers, or an image was not built. */
    static void needed(String... images) {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no container engine answers (on Debian, as root: apt-get install docker.io iptables, then start dockerd)");
        for (String name : images) {
            assumeTrue(
                    there(image(name)),
                    "skipped: the engine has no image " + image(name)
                            + " (deploy/docker/base.sh, then ./chainon images --base chainon/base:17)");
        }
    }

    static DockerClient client() {
        return DockerClientFactory.instance().client();
    }

    private static boolean there(String image) {
        try {
            client().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}

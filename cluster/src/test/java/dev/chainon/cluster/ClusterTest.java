package dev.chainon.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterTest {

    private static final String KNOWN = """
            master = "spark://127.0.0.1:7077", secret = "", driver = "127.0.0.1", patience = 1 second
            executor { count = 2, memory-mb = 512, cores = 1, class-path = "" }
            """;

    @Test
    void givesExecutorsTheClassPathOfTheProcess_unlessToldAnother() {
        assertThat(cluster("").executors().classPath().split(File.pathSeparator))
                .hasSize(System.getProperty("java.class.path").split(File.pathSeparator).length)
                .allMatch(entry -> Path.of(entry).isAbsolute());
        assertThat(cluster("executor.class-path = here.jar").executors().classPath())
                .isEqualTo(Path.of("here.jar").toAbsolutePath().toString());
    }

    @Test
    void knowsSeveralMasters() {
        assertThat(cluster("master = \"spark://127.0.0.1:1,127.0.0.1:2\"").masters())
                .extracting(InetSocketAddress::getPort)
                .containsExactly(1, 2);
    }

    @Test
    void encryptsWhatItSays_whenThereIsASecret_whichItKeepsToItself() {
        Cluster cluster = cluster("secret = hush");

        assertThat(cluster.properties())
                .containsEntry("spark.authenticate.secret", "hush")
                .containsEntry("spark.network.crypto.enabled", "true");
        assertThat(cluster.toString()).contains("127.0.0.1").doesNotContain("hush");
        assertThat(cluster("").properties()).doesNotContainKey("spark.authenticate");
    }

    @Test
    void leavesAllToWhoSubmittedTheProgram_andRefusesWhenNobodyDid() {
        Cluster submitted = cluster("master = submitted");

        assertThat(submitted.properties()).isEmpty();
        assertThatThrownBy(() -> open(submitted))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody submitted this program: start it by spark-submit");
    }

    @Test
    void refusesWhatIsNoStandaloneMaster() {
        assertThatThrownBy(() -> cluster("master = yarn"))
                .hasMessage("chainon.spark.master must be spark://HOST:PORT, not 'yarn'");
    }

    @Test
    void refusesKeysThatNobodyReads_andHeapsThatSparkRefuses() {
        assertThatThrownBy(() -> cluster("maestro = x")).hasMessageContaining("maestro");
        assertThatThrownBy(() -> cluster("executor.memory = 1g")).hasMessageContaining("chainon.spark.executor");
        assertThatThrownBy(() -> cluster("executor.memory-mb = 64")).hasMessageContaining("at least 472, not 64");
        assertThatThrownBy(() -> cluster("executor.count = 0")).hasMessageContaining("executor.count");
    }

    @Test
    void saysWhatToDo_whenNoMasterAnswers() throws IOException {
        String url = "spark://127.0.0.1:" + closedPort();

        assertThatThrownBy(() -> open(cluster("master = \"" + url + "\"")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Spark master answers at " + url)
                .hasMessageEndingWith("docs/cluster.md tells how to start a cluster; or do it by hand.");
    }

    @Test
    void sendsNothingToAnotherMachine_whenThereIsNoSecret() {
        assertThatThrownBy(() -> open(cluster("master = \"spark://192.0.2.1:7077\"")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chainon.spark.secret");
    }

    private static void open(Cluster cluster) {
        new Admission(cluster, "or do it by hand")
                .open(
                        () -> {
                            throw new AssertionError("it went on");
                        },
                        none -> {
                            throw new AssertionError("it went on");
                        });
    }

    private static Cluster cluster(String told) {
        Config known = ConfigFactory.parseString(KNOWN);
        return Cluster.of(ConfigFactory.parseString(told).withFallback(known), Set.of());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

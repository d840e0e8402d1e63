package dev.chainon.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.ingestion.backoffice.SparkMaster;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

    @Test
    void staysInTheProcess_whenNothingIsSaid() {
        assertThat(spark("")).isEqualTo(new SparkMaster.InProcess(3));
    }

    @Test
    void goesToTheCluster_withTheClassPathOfTheProcess_whenAMasterIsNamed() {
        SparkMaster.Cluster cluster = (SparkMaster.Cluster) spark("master = \"spark://127.0.0.1:7077\"");

        assertThat(cluster.patience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(cluster.executor().classPath().split(File.pathSeparator))
                .hasSize(System.getProperty("java.class.path").split(File.pathSeparator).length)
                .allMatch(entry -> Path.of(entry).isAbsolute());
    }

    @Test
    void keepsTheSecretToItself() {
        assertThat(spark("master = \"spark://127.0.0.1:7077\", secret = hush").toString())
                .contains("127.0.0.1")
                .doesNotContain("hush");
    }

    @Test
    void refusesWhatIsNoStandaloneMaster() {
        assertThatThrownBy(() -> spark("master = yarn"))
                .hasMessage("chainon.spark.master must be local or spark://HOST:PORT, not 'yarn'");
    }

    @Test
    void refusesKeysThatItDoesNotKnow_andHeapsThatSparkRefuses() {
        assertThatThrownBy(() -> spark("maestro = x")).hasMessageContaining("maestro");
        assertThatThrownBy(() -> spark("executor.memory = 1g")).hasMessageContaining("chainon.spark.executor");
        assertThatThrownBy(() -> spark("master = \"spark://h:1\", executor.memory-mb = 64"))
                .hasMessageContaining("at least 472, not 64");
    }

    @Test
    void saysWhatToDo_whenNoMasterAnswers() throws IOException {
        String url = "spark://127.0.0.1:" + closedPort();

        assertThatThrownBy(() -> spark("master = \"" + url + "\"").open(SparkSession.builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no Spark master answers at " + url)
                .hasMessageContaining("docs/cluster.md")
                .hasMessageContaining("chainon.spark.master = local");
    }

    @Test
    void sendsNothingToAnotherMachine_whenThereIsNoSecret() {
        assertThatThrownBy(() -> spark("master = \"spark://192.0.2.1:7077\"").open(SparkSession.builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chainon.spark.secret");
    }

    private static SparkMaster spark(String told) {
        Config known = ConfigFactory.parseResources("reference.conf").resolve().getConfig("chainon.spark");
        return ClusterSettings.of(ConfigFactory.parseString(told).withFallback(known), 3);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.chainon.ingestion.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SparkMasterTest {

    @Test
    void staysInTheProcess_whenNothingIsSaid() {
        assertThat(spark("")).isEqualTo(new SparkMaster.InProcess(3));
    }

    @Test
    void goesToTheCluster_whenAMasterIsNamed() {
        assertThat(spark("master = \"spark://127.0.0.1:7077\"")).isInstanceOf(SparkMaster.OnCluster.class);
    }

    @Test
    void refusesKeysThatItDoesNotKnow_alsoInTheProcess() {
        assertThatThrownBy(() -> spark("maestro = x")).hasMessageContaining("maestro");
        assertThatThrownBy(() -> spark("executor.memory = 1g")).hasMessageContaining("chainon.spark.executor");
    }

    @Test
    void saysThatItCanDoWithout_whenNoMasterAnswers() {
        SparkMaster nobody = spark("master = \"spark://127.0.0.1:1\"");

        assertThatThrownBy(() -> nobody.open(SparkSession.builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chainon.spark.master = local");
    }

    @Test
    void goesWhereItWasSubmitted_andSaysSoWhenNobodyDid() throws IOException {
        SparkMaster submitted = spark("master = submitted");

        assertThatThrownBy(() -> submitted.open(SparkSession.builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nobody submitted this program")
                .hasMessageContaining("chainon.spark.master = local");
        System.setProperty("spark.master", "local[3]");
        System.setProperty("spark.app.name", "as told by spark-submit");
        System.setProperty("spark.ui.enabled", "false");
        try (SparkSession session = submitted.open(SparkSession.builder())) {
            assertThat(session.sparkContext().master()).isEqualTo("local[3]");
            assertThat(session.sparkContext().appName()).isEqualTo("as told by spark-submit");
            assertThat(session.conf().get("spark.sql.shuffle.partitions")).isEqualTo("12");
        } finally {
            List.of("spark.master", "spark.app.name", "spark.ui.enabled").forEach(System::clearProperty);
        }
    }

    private static SparkMaster spark(String told) {
        Config known = ConfigFactory.parseResources("reference.conf").resolve().getConfig("chainon.spark");
        return SparkMaster.of(ConfigFactory.parseString(told).withFallback(known), 3);
    }
}

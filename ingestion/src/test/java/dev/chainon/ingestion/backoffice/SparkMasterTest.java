package dev.chainon.ingestion.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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

    private static SparkMaster spark(String told) {
        Config known = ConfigFactory.parseResources("reference.conf").resolve().getConfig("chainon.spark");
        return SparkMaster.of(ConfigFactory.parseString(told).withFallback(known), 3);
    }
}

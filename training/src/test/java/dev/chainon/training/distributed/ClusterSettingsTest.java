package dev.chainon.training.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class ClusterSettingsTest {

    private static final Config REFERENCE =
            ConfigFactory.parseResources("reference.conf").resolve().getConfig("chainon");

    private static ClusterSettings of(String changed) {
        Config spark = ConfigFactory.parseString("master = \"spark://127.0.0.1:7077\"\n" + changed)
                .withFallback(REFERENCE.getConfig("spark"));
        return ClusterSettings.of(spark, Path.of("native"));
    }

    private static DistributedSettings how(String changed) {
        return DistributedSettings.of(
                ConfigFactory.parseString(changed).withFallback(REFERENCE.getConfig("distributed")));
    }

    @Test
    void takesNoMoreCoresThanItWasToldTo_andSharesThemFairly() {
        SparkConf conf = of("executor { count = 3, cores = 2 }").conf("name");

        assertThat(conf.get("spark.cores.max")).isEqualTo("6");
        assertThat(conf.get("spark.scheduler.mode")).isEqualTo("FAIR");
        assertThat(conf.contains("spark.authenticate")).isFalse();
        assertThat(of("secret = s").conf("name").get("spark.network.crypto.enabled"))
                .isEqualTo("true");
    }

    @Test
    void namesNoMaster_whenSparkSubmitDid() {
        SparkConf conf = of("master = submitted").conf("name");

        assertThat(conf.contains("spark.master")).isFalse();
        assertThat(conf.contains("spark.executor.memory")).isFalse();
        assertThat(conf.get("spark.executor.extraJavaOptions")).contains("native");
    }

    @Test
    void keepsTheSecretToItself() {
        assertThat(of("secret = \"hush hush\"").toString())
                .doesNotContain("hush")
                .contains("7077");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> of("master = yarn")).hasMessageContaining("chainon.spark.master must be spark://");
        assertThatThrownBy(() -> of("executor.colour = red")).hasMessageContaining("unknown keys");
        assertThatThrownBy(() -> how("silence = 1 second")).hasMessageContaining("longer than the budget");
        assertThatThrownBy(() -> how("shards = 0")).hasMessageContaining("chainon.distributed.shards");
        assertThatThrownBy(() -> how("moments = half")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> how("colour = red")).hasMessageContaining("unknown keys");
    }

    @Test
    void saysThatNoMasterAnswers() {
        ClusterSettings nobody = of("master = \"spark://127.0.0.1:1\", patience = 1 second");

        assertThatThrownBy(() -> ClusterSession.open(nobody, "test"))
                .hasMessageContaining("no Spark master answers at spark://127.0.0.1:1");
    }
}

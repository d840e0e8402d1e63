package dev.chainon.bench.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistributedStudyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, String> pages(String parts) throws IOException {
        ObjectNode result = JSON.createObjectNode();
        result.set("parts", JSON.readTree(parts.replace('\'', '"')));
        for (JsonNode part : result.path("parts")) {
            ((ObjectNode) part)
                    .put("started", "2026-01-02T03:04:05Z")
                    .put("machine", "a machine")
                    .put("command", "a command")
                    .put("commit", "abc");
        }
        return new DistributedStudy().pages().orElseThrow().of(result);
    }

    @Test
    void saysWhatWasNotMeasured_andThatNoSpeedUpIsShown() throws IOException {
        assertThat(pages("{}").get("distributed.md"))
                .contains("only=parity`", "only=faults`", "only=exchange`", "only=choices`")
                .contains("**No speed-up can be shown on one machine with two cores**");
    }

    @Test
    void saysWhyTheNetworkIsAbsent_orByWhatItIsDelayed() throws IOException {
        String fault = "'distributed.kill.before.seconds':1,'distributed.kill.struck.seconds':2.5,"
                + "'distributed.kill.afterwards.seconds':2,'distributed.kill.missing':0,'distributed.kill.rows':1000,"
                + "'distributed.kill.auc':0.89,'distributed.kill.logloss':0.27";
        assertThat(pages("{'faults':{'figures':{" + fault + "},'details':{'network':{'absent':'absent: not root'}}}}")
                        .get("distributed.md"))
                .contains(
                        "Network namespaces: absent: not root.",
                        "| worker and executor killed outright | 1.00 | 2.50 |")
                .doesNotContain("stand still");
        assertThat(pages("{'faults':{'figures':{" + fault + "},'details':{'network':{'delay.ms':20,"
                                + "'delay.by':'delay line','trip.before.ms':0.05,'trip.ms':20.4}}}}")
                        .get("distributed.md"))
                .contains("takes 20.4 ms instead of 0.05: 20 ms, held by a cable of two tap devices");
    }

    @Test
    void saysWhenADifferenceIsBeyondWhatSeedsChange() throws IOException {
        String run = "{'auc':0.89,'logloss':0.27}";
        String pair = "{'seed':1,'alone':" + run + ",'spread':" + run
                + ",'difference':{'auc':{'value':0,'low':0,'high':0},'logloss':{'value':%s,'low':%s,'high':%s}}}";
        String figures = "{'distributed.alone.auc.deviation':0.001,'distributed.alone.logloss.deviation':0.0005}";
        String pairs = String.join(
                ",",
                pair.formatted("0.0001", "-0.001", "0.001"),
                pair.formatted("0.0009", "0.0001", "0.002"),
                pair.formatted("0.0011", "0.0001", "0.002"));

        assertThat(pages("{'parity':{'figures':" + figures + ",'details':{'pairs':[" + pairs + "]}}}")
                        .get("distributed.md"))
                .contains("zero lies in the interval; within two deviations between seeds; **beyond both**.");
    }

    @Test
    void aMeasurementOfFewerSeedsIsNotKept() {
        assertThat(new DistributedStudy().partial(Map.of("seeds", "1"))).isTrue();
        assertThat(new DistributedStudy().partial(Map.of("only", "parity"))).isFalse();
    }
}

package dev.chainon.bench.chips;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.chips.advice.Advice;
import dev.chainon.chips.advice.Job;
import dev.chainon.chips.advice.ServingTime;
import dev.chainon.chips.advice.TrainingTime;

/** Advice with every number behind it, for pages and files. A wait without end has no number. */
final class AdviceJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AdviceJson() {}

    static ObjectNode of(Advice advice) {
        ObjectNode told = JSON.createObjectNode();
        told.set("job", of(advice.job()));
        told.put("train", advice.train().map(TrainingTime::id).orElse(""));
        told.put("serve", advice.serve().map(ServingTime::id).orElse(""));
        told.put("coresForTraining", advice.coresForTraining());
        ArrayNode training = told.putArray("training");
        advice.training().forEach(time -> training.add(of(time, advice.coresForTraining())));
        ArrayNode serving = told.putArray("serving");
        advice.serving().forEach(time -> serving.add(of(time, advice.job())));
        return told;
    }

    private static ObjectNode of(Job job) {
        return JSON.createObjectNode()
                .put("rows", job.rows())
                .put("epochs", job.epochs())
                .put("requestsPerSecond", job.requestsPerSecond())
                .put("latencyMs", 1e3 * job.latencySeconds())
                .put("cores", job.cores())
                .put("together", job.together());
    }

    private static ObjectNode of(TrainingTime time, int cores) {
        return JSON.createObjectNode()
                .put("id", time.id())
                .put("threads", time.threads())
                .put("room", time.threads() <= cores)
                .put("start", time.startSeconds())
                .put("transfer", time.transferSeconds())
                .put("compute", time.computeSeconds())
                .put("total", time.totalSeconds());
    }

    private static ObjectNode of(ServingTime time, Job job) {
        ObjectNode told = JSON.createObjectNode()
                .put("id", time.id())
                .put("threads", time.threads())
                .put("batch", time.batch())
                .put("busy", time.busy())
                .put("fillMs", 1e3 * time.fillSeconds())
                .put("transferMs", 1e3 * time.transferSeconds())
                .put("computeMs", 1e3 * time.computeSeconds())
                .put("inTime", time.within(job.latencySeconds()));
        if (Double.isFinite(time.totalSeconds())) {
            told.put("queueMs", 1e3 * time.queueSeconds()).put("totalMs", 1e3 * time.totalSeconds());
        }
        return told;
    }
}

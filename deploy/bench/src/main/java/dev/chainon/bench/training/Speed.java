package dev.chainon.bench.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows a second of the loop and of scikit-learn, which take turns, each at its best number of threads. */
final class Speed {

    private static final List<Integer> BATCHES = List.of(1024, 4096);
    private static final List<Integer> THREADS = List.of(1, 2);

    private final Workbench bench;
    private final TrainerProcess trainer;
    private final int rows;
    private final ObjectNode details = new ObjectMapper().createObjectNode();
    private final ArrayNode measured = details.putArray("measured");

    Speed(Workbench bench, TrainerProcess trainer) {
        this.bench = bench;
        this.trainer = trainer;
        this.rows = (int) bench.option("rows", 400_000);
    }

    Findings measure() throws IOException, InterruptedException {
        Optional<SklearnPeer> peer = SklearnPeer.find(bench.scratch("training"));
        String name = peer.isPresent() ? "MLPClassifier" : SklearnPeer.ABSENT;
        bench.say("scikit-learn: " + name);
        details.put("rows", rows).put("peer", name);
        Map<String, Double> figures = new TreeMap<>();
        for (int batch : BATCHES) {
            double own = 0;
            double other = 0;
            for (long round = 0; round < bench.option("rounds", 3); round++) {
                for (int threads : THREADS) {
                    own = Math.max(own, told("Chaînon", batch, threads, trainer.pace(threads, batch, rows)));
                    if (peer.isPresent()) {
                        double pace = peer.get().rowsPerSecond(trainer.set(), batch, rows, threads);
                        other = Math.max(other, told("scikit-learn", batch, threads, pace));
                    }
                }
            }
            figures.put("training.rows.per.second." + batch, own);
            if (peer.isPresent()) {
                figures.put("training.sklearn.rows.per.second." + batch, other);
                figures.put("training.ratio.sklearn." + batch, own / other);
            }
        }
        return new Findings(figures, details);
    }

    private double told(String who, int batch, int threads, double pace) {
        measured.addObject()
                .put("who", who)
                .put("batch", batch)
                .put("threads", threads)
                .put("pace", pace);
        return pace;
    }
}

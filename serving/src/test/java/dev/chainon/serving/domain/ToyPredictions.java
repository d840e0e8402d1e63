package dev.chainon.serving.domain;

import dev.chainon.core.model.Prediction;
import dev.chainon.store.Board;
import dev.chainon.store.PredictionStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The runtime's predictions in memory; it can be away, as a database can. */
public final class ToyPredictions implements PredictionStore {

    private final Map<String, Prediction> byId = new ConcurrentHashMap<>();
    public volatile boolean away;

    @Override
    public void upsert(List<Prediction> predictions) {
        predictions.forEach(p -> byId.put(p.id(), p));
    }

    @Override
    public List<Prediction> board(Board board) {
        return all().filter(p -> p.epoch() == board.epoch()
                        && board.value().equals(p.facts().get(board.fact())))
                .sorted(Comparator.comparingLong(Prediction::minute).reversed().thenComparing(Prediction::eventId))
                .limit(board.limit())
                .toList();
    }

    @Override
    public Optional<Prediction> byId(String id) {
        return all().filter(p -> p.id().equals(id)).findAny();
    }

    @Override
    public Optional<Prediction> bySubject(int epoch, String subject) {
        return all().filter(p -> p.epoch() == epoch && p.subject().equals(subject))
                .max(Comparator.comparingLong(Prediction::minute));
    }

    @Override
    public List<Prediction> history(int epoch, long from, long to) {
        return all().filter(p -> p.epoch() == epoch && p.minute() >= from && p.minute() < to)
                .sorted(Comparator.comparingLong(Prediction::minute).thenComparing(Prediction::eventId))
                .toList();
    }

    @Override
    public long count(int epoch) {
        return all().filter(p -> p.epoch() == epoch).count();
    }

    private Stream<Prediction> all() {
        if (away) {
            throw new IllegalStateException("planted: the database is away");
        }
        return byId.values().stream();
    }
}

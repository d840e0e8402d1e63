package dev.chainon.apps.fuzz;

import dev.chainon.core.model.Prediction;
import dev.chainon.store.Board;
import dev.chainon.store.PredictionStore;
import java.util.List;
import java.util.Optional;

/** A store of one prediction: what is tried here is the way to it. */
record Kept(Prediction only) implements PredictionStore {

    @Override
    public void upsert(List<Prediction> predictions) {
        throw new UnsupportedOperationException("nothing is written here");
    }

    @Override
    public List<Prediction> board(Board board) {
        return List.of(only);
    }

    @Override
    public Optional<Prediction> byId(String id) {
        return Optional.of(only).filter(p -> p.id().equals(id));
    }

    @Override
    public Optional<Prediction> bySubject(int epoch, String subject) {
        return Optional.of(only).filter(p -> p.epoch() == epoch && p.subject().equals(subject));
    }

    @Override
    public List<Prediction> history(int epoch, long from, long to) {
        return List.of(only);
    }

    @Override
    public long count(int epoch) {
        return 1;
    }
}

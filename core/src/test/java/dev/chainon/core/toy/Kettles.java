package dev.chainon.core.toy;

import dev.chainon.core.UseCase;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.History;
import dev.chainon.core.event.RowSchema;
import dev.chainon.core.features.Features;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Rule;
import dev.chainon.core.request.BadRequestException;
import dev.chainon.core.request.FieldFault;
import dev.chainon.core.request.RequestField;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The toy use case: will the kettle spill? */
public final class Kettles implements UseCase<KettleEvent> {

    @Override
    public String modelName() {
        return "kettle-spills";
    }

    @Override
    public String topicPrefix() {
        return "kettles";
    }

    @Override
    public Contract contract() {
        try (InputStream in = Objects.requireNonNull(Kettles.class.getResourceAsStream("/toy/contract.yaml"))) {
            return ContractYaml.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EventParser<KettleEvent> parser() {
        return new KettleParser();
    }

    @Override
    public RowSchema<KettleEvent> eventSchema() {
        return new KettleSchema();
    }

    @Override
    public History<KettleEvent> history() {
        return new KettleHistory();
    }

    @Override
    public Features<KettleEvent> features() {
        return new KettleFeatures();
    }

    /** A full kettle spills. */
    @Override
    public Rule baseline() {
        return features -> features[0] > 1.5f ? 0.5f : 0.1f;
    }

    @Override
    public List<Grouping> groupings() {
        return List.of();
    }

    @Override
    public Map<String, String> describe(KettleEvent instance) {
        return Map.of("kettle", instance.kettle());
    }

    @Override
    public List<String> boards() {
        return List.of("kettle");
    }

    @Override
    public List<RequestField> request() {
        return List.of(
                new RequestField("kettle", RequestField.Kind.TEXT, true, "Name of the kettle.", "red"),
                new RequestField("litres", RequestField.Kind.NUMBER, false, "What is in it; 1 if absent.", 1.5));
    }

    @Override
    public KettleEvent instance(Map<String, Object> request, long minute) {
        if (!(request.get("kettle") instanceof String kettle)) {
            throw new BadRequestException(List.of(new FieldFault("kettle", "'kettle' must be a string")));
        }
        double litres = request.get("litres") instanceof Number n ? n.doubleValue() : 1;
        if (litres < 0) {
            throw new BadRequestException(
                    List.of(new FieldFault("litres", "'litres' must be 0 or more, not " + litres)));
        }
        return new KettleEvent(kettle + "-" + minute + "-0", kettle, minute, litres, Optional.empty());
    }

    /** A boiling of a kettle, then the kettle. */
    @Override
    public List<String> interests(String subject, Map<String, String> facts) {
        return facts.containsKey("kettle") ? List.of(subject, facts.get("kettle")) : List.of(subject);
    }

    @Override
    public Set<String> interestFields() {
        return Set.of("kettle");
    }

    @Override
    public String interest(Map<String, Object> request) {
        if (request.get("kettle") instanceof String kettle && kettle.matches("[a-z]{1,20}(-[0-9]{1,12}-[0-9]{1,3})?")) {
            return kettle;
        }
        throw new IllegalArgumentException("'kettle' must be the name of a kettle or of one boiling of it");
    }

    @Override
    public Optional<String> wording(String key, String language) {
        return key.equals("title") ? Optional.of(language.equals("fr") ? "Bouilloires" : "Kettles") : Optional.empty();
    }
}

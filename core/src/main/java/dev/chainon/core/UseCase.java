package dev.chainon.core;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.History;
import dev.chainon.core.event.RowSchema;
import dev.chainon.core.features.Features;
import dev.chainon.core.features.Reason;
import dev.chainon.core.model.Costs;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Rule;
import dev.chainon.core.request.RequestField;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a fork replaces: everything the stages must be told about one data set. Stages get it by constructor and never import an implementation.
 * Stateless, thread-safe and serializable, so that Spark can ship it.
 */
public interface UseCase<E extends Event> extends Serializable {

    /** Name of the model, for instance {@code late-arrival}. */
    String modelName();

    /** First part of the topic names, for instance {@code flights}. */
    String topicPrefix();

    Contract contract();

    EventParser<E> parser();

    RowSchema<E> eventSchema();

    History<E> history();

    Features<E> features();

    /** The hand-made rule that every model is measured against. */
    Rule baseline();

    /** What a wrong decision costs those who pay for it: it fixes the probability from which on people are warned, and what a model is worth to them. */
    default Costs costs() {
        return Costs.EQUAL;
    }

    /** The groups whose recall and calibration are compared; none if nothing distinguishes those concerned. */
    List<Grouping> groupings();

    /** Facts of an instance that people want to see beside its prediction: short keys, short values, no personal data. */
    Map<String, String> describe(E instance);

    /** Names of the facts by which people want to list predictions, such as a place: some of the keys of {@link #describe}. None unless a use case says so. */
    default List<String> boards() {
        return List.of();
    }

    /** The features in groups that people understand, each feature in one of them; none unless a use case says so. */
    default List<Reason> reasons() {
        return List.of();
    }

    /** The fields that a request for a prediction may have; no other is accepted. */
    List<RequestField> request();

    /**
     * An instance made of the fields of a request (as decoded from JSON) for a prediction on demand.
     *
     * @param request values by the names of {@link #request}, each of its kind
     * @param minute the log's current minute, used where the request names no time
     * @throws dev.chainon.core.request.BadRequestException with a message for the caller for each wrong field: which, and what is accepted
     */
    E instance(Map<String, Object> request, long minute);

    /**
     * What a person may ask to be warned of that covers a subject: the subject itself first, then wider things such as its route.
     *
     * @param facts what {@link #describe} says of it
     */
    default List<String> interests(String subject, Map<String, String> facts) {
        return List.of(subject);
    }

    /** The fields of a request that {@link #interest} looks at. */
    default Set<String> interestFields() {
        return Set.of("subject");
    }

    /**
     * What a request to be warned is about, as one of the {@link #interests} of the subjects to come.
     *
     * @param request fields as decoded from JSON; others than those that name the interest are passed over
     * @throws IllegalArgumentException with a message for the caller that says which field is wrong and what is accepted
     */
    default String interest(Map<String, Object> request) {
        if (request.get("subject") instanceof String subject && !subject.isBlank() && subject.length() <= 100) {
            return subject;
        }
        throw new IllegalArgumentException(
                "'subject' must name what you ask to be warned of, in at most 100 characters");
    }

    /** The sentence in one of the two languages, "fr" or "en"; empty if the use case has no word for the key. */
    Optional<String> wording(String key, String language);
}

package dev.chainon.flights;

import dev.chainon.core.UseCase;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import dev.chainon.core.event.EventParser;
import dev.chainon.core.event.History;
import dev.chainon.core.event.RowSchema;
import dev.chainon.core.features.Features;
import dev.chainon.core.features.Reason;
import dev.chainon.core.model.Costs;
import dev.chainon.core.model.Grouping;
import dev.chainon.core.model.Rule;
import dev.chainon.core.request.RequestField;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.flights.events.FlightEvents;
import dev.chainon.flights.features.FlightFeatures;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** US flights: will this flight arrive 15 minutes late or more? Serialized as nothing but the wish to be built where it arrives. */
public final class Flights implements UseCase<FlightEvent> {

    /** Stands for the contract in the resources: nothing needs to travel then. */
    private static final String PACKAGED = "";

    private final transient String source;
    private final transient Contract contract;
    private final transient Airports airports;
    private final transient FlightEvents events;
    private final transient Wording wording;

    /** Under the contract in the resources. */
    public Flights() {
        this(PACKAGED);
    }

    /** Under another contract, such as a changed copy; the contract travels with what is serialized. */
    public static Flights under(String contractYaml) {
        return new Flights(contractYaml);
    }

    private Flights(String source) {
        this.source = source;
        this.contract = ContractYaml.read(source.equals(PACKAGED) ? packagedContract() : source);
        this.airports = Airports.load();
        this.events = new FlightEvents(contract, airports);
        this.wording = Wording.load();
    }

    @Override
    public String modelName() {
        return "late-arrival";
    }

    @Override
    public String topicPrefix() {
        return "flights";
    }

    @Override
    public Contract contract() {
        return contract;
    }

    @Override
    public EventParser<FlightEvent> parser() {
        return events.parser();
    }

    @Override
    public RowSchema<FlightEvent> eventSchema() {
        return events.schema();
    }

    @Override
    public History<FlightEvent> history() {
        return events.history();
    }

    @Override
    public Features<FlightEvent> features() {
        return new FlightFeatures(airports);
    }

    @Override
    public Rule baseline() {
        return new RushHourRule();
    }

    /**
     * Assumed, to be set by those who pay: a passenger who misses a connection for want of a warning is worth four who look at the board once too often.
     */
    @Override
    public Costs costs() {
        return new Costs(1, 4);
    }

    @Override
    public List<Grouping> groupings() {
        return FlightGroups.all();
    }

    /** Origin, destination, route (hashed) and hour as numbered groups, read off the features: what a network could learn embeddings of. */
    public List<Grouping> places() {
        return new FlightPlaces(airports).all();
    }

    @Override
    public Map<String, String> describe(FlightEvent instance) {
        return FlightFacts.of(instance, airports);
    }

    /** The departures of an airport, and the arrivals. */
    @Override
    public List<String> boards() {
        return List.of("origin", "destination");
    }

    @Override
    public List<Reason> reasons() {
        return FlightReasons.all();
    }

    @Override
    public List<RequestField> request() {
        return FlightRequest.FIELDS;
    }

    @Override
    public FlightEvent instance(Map<String, Object> request, long minute) {
        return FlightRequest.read(request, minute, airports);
    }

    /** The flight, then its route. */
    @Override
    public List<String> interests(String subject, Map<String, String> facts) {
        return FlightInterest.of(subject, facts);
    }

    @Override
    public Set<String> interestFields() {
        return Set.of("flight", "origin", "destination");
    }

    @Override
    public String interest(Map<String, Object> request) {
        return FlightInterest.read(request, airports);
    }

    @Override
    public Optional<String> wording(String key, String language) {
        return wording.find(key, language);
    }

    /** Text of the contract in the resources. */
    public static String packagedContract() {
        try (InputStream in = Objects.requireNonNull(
                Flights.class.getResourceAsStream("/flights/contract.yaml"), "flights/contract.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object writeReplace() {
        return new Rebuild(source);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("the flights case is rebuilt, never read");
    }

    private record Rebuild(String source) implements Serializable {

        /** Each task of a job brings its wish: one process builds the case once, and its tasks share what it remembers. */
        private static final Map<String, Flights> BUILT = new ConcurrentHashMap<>();

        private Object readResolve() {
            return BUILT.computeIfAbsent(source, Flights::new);
        }
    }
}

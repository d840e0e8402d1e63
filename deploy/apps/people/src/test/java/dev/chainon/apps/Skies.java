package dev.chainon.apps;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.model.Prediction;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.Arrival;
import dev.chainon.flights.events.Departure;
import dev.chainon.flights.events.Flight;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.PredictionLog;
import dev.chainon.streams.PredictionPublisher;
import dev.chainon.streams.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Lets flights leave and land one after the other, as the stream and the predictor say it in their topics. */
final class Skies implements AutoCloseable {

    private static final long START = 16_478_640;

    private final Flights flights = new Flights();
    private final EventCodec<FlightEvent> codec = new EventCodec<>(flights.eventSchema());
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> events;
    private final PredictionPublisher predictions;
    private long offset;
    private long minute = START;

    Skies(String bootstrap, int epoch) {
        this.topics = new Topics(flights.topicPrefix(), epoch);
        this.events = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer());
        this.predictions = PredictionLog.publisher(bootstrap, topics);
    }

    Flight departs(String origin, String destination, double probability) {
        offset++;
        minute++;
        String id = String.format("2001-05-01-%s-%s-%04d-1", origin, destination, offset);
        Flight flight = new Flight(id, origin, destination, 600, minute);
        Departure departure = new Departure(flight);
        append(departure);
        predictions.publish(new Prediction(
                topics.epoch(),
                departure.id(),
                id,
                minute,
                probability,
                "late-arrival",
                1,
                offset,
                0,
                flights.describe(departure)));
        predictions.flush();
        return flight;
    }

    void lands(Flight flight, int delayMinutes) {
        offset++;
        Arrival arrival = new Arrival(flight, delayMinutes);
        minute = Math.max(minute, arrival.minute());
        append(arrival);
    }

    private void append(FlightEvent event) {
        events.send(new ProducerRecord<>(
                topics.clean(), codec.encode(new LoggedEvent<>(topics.epoch(), offset, 0, event))));
        events.flush();
    }

    @Override
    public void close() {
        events.close();
        predictions.close();
    }
}

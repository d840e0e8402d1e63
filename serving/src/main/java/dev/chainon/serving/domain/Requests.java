package dev.chainon.serving.domain;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.request.BadRequestException;
import dev.chainon.core.request.RequestField;
import dev.chainon.serving.http.Problem;
import dev.chainon.serving.http.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads requests for predictions and finds every field that is wrong, missing or unknown. Thread-safe. */
final class Requests<E extends Event> {

    /** The member that holds features; a use case has no field of that name. */
    static final String FEATURES = "features";

    private final UseCase<E> useCase;
    private final Map<String, RequestField> fields = new LinkedHashMap<>();
    private final Map<String, Integer> features = new LinkedHashMap<>();
    private final int most;

    /** @param most largest number of instances of a batch */
    Requests(UseCase<E> useCase, int most) {
        this.useCase = useCase;
        this.most = most;
        useCase.request().forEach(field -> fields.put(field.name(), field));
        useCase.features().names().forEach(name -> features.put(name, features.size()));
    }

    /** Number of features. */
    int width() {
        return features.size();
    }

    /** @throws Refusal with all that is wrong */
    Asked<E> one(Object document, long minute) {
        if (!(document instanceof Map<?, ?>)) {
            throw refused("the body must be a JSON object, not " + word(document));
        }
        return several(List.of(document), minute, "").get(0);
    }

    /** @throws Refusal with all that is wrong, in whichever of them */
    List<Asked<E>> batch(List<?> documents, long minute) {
        if (documents.isEmpty() || documents.size() > most) {
            throw refused("the array must hold 1 to " + most + " instances, not " + documents.size());
        }
        return several(documents, minute, "/");
    }

    private List<Asked<E>> several(List<?> documents, long minute, String prefix) {
        Faults faults = new Faults();
        List<Asked<E>> asked = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            String at = prefix.isEmpty() ? "" : prefix + i;
            if (documents.get(i) instanceof Map<?, ?> members) {
                read(members, minute, at, faults).ifPresent(asked::add);
            } else {
                faults.add(at, "an instance must be a JSON object, not " + word(documents.get(i)));
            }
        }
        faults.check();
        return asked;
    }

    private Optional<Asked<E>> read(Map<?, ?> members, long minute, String at, Faults faults) {
        int before = faults.count();
        Map<Integer, Float> given = given(members.get(FEATURES), at, faults);
        boolean needed = given.size() < width() || members.size() > 1;
        Map<String, Object> request = needed ? fields(members, at, faults) : Map.of();
        if (faults.count() > before) {
            return Optional.empty();
        }
        if (!needed) {
            return Optional.of(new Asked<>(Optional.empty(), given, width()));
        }
        try {
            return Optional.of(new Asked<>(Optional.of(useCase.instance(request, minute)), given, width()));
        } catch (BadRequestException e) {
            e.faults().forEach(f -> faults.add(Pointer.member(at, f.field()), f.message()));
            return Optional.empty();
        }
    }

    private Map<Integer, Float> given(@Nullable Object document, String at, Faults faults) {
        Map<Integer, Float> given = new HashMap<>();
        if (document == null) {
            return given;
        }
        if (!(document instanceof Map<?, ?> members)) {
            faults.add(at + "/" + FEATURES, "'features' must be an object of numbers, not " + word(document));
            return given;
        }
        members.forEach((name, value) -> {
            String place = Pointer.member(at + "/" + FEATURES, String.valueOf(name));
            Integer index = features.get(String.valueOf(name));
            if (index == null) {
                faults.add(place, "there is no feature '" + Pointer.shown(String.valueOf(name)) + "'");
            } else if (!(value instanceof Double number) || !Float.isFinite(number.floatValue())) {
                faults.add(place, "a feature must be a number that fits into 32 bits, not " + word(value));
            } else {
                given.put(index, number.floatValue());
            }
        });
        return given;
    }

    private Map<String, Object> fields(Map<?, ?> members, String at, Faults faults) {
        Map<String, Object> request = new HashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            RequestField field = fields.get(name);
            if (field != null && fits(field, value)) {
                request.put(name, value);
            } else if (field != null) {
                faults.add(
                        Pointer.member(at, name), "'" + name + "' must be " + wanted(field) + ", not " + word(value));
            } else if (!name.equals(FEATURES)) {
                faults.add(
                        Pointer.member(at, name),
                        "there is no field '" + Pointer.shown(name) + "'; there are " + fields.keySet() + " and '"
                                + FEATURES + "'");
            }
        });
        fields.values().stream()
                .filter(field -> field.required() && !members.containsKey(field.name()))
                .forEach(field -> faults.add(
                        Pointer.member(at, field.name()),
                        "'" + field.name() + "' is missing; it must be " + wanted(field)));
        return request;
    }

    private static boolean fits(RequestField field, Object value) {
        return field.kind() == RequestField.Kind.TEXT ? value instanceof String : value instanceof Double;
    }

    private static String wanted(RequestField field) {
        return (field.kind() == RequestField.Kind.TEXT ? "a string" : "a number") + ", for instance " + field.example();
    }

    private static String word(Object value) {
        if (value instanceof String) {
            return "a string";
        }
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof List ? "an array" : String.valueOf(value);
    }

    private static Refusal refused(String detail) {
        return new Refusal(new Problem(Problem.Kind.INVALID_REQUEST, detail, List.of(new Problem.Fault("", detail))));
    }

    /** What is wrong, up to as many places as a reader wants to see. */
    private static final class Faults {

        private static final int SHOWN = 20;

        private final List<Problem.Fault> list = new ArrayList<>();
        private int count;

        void add(String pointer, String detail) {
            if (count++ < SHOWN) {
                list.add(new Problem.Fault(pointer, detail));
            }
        }

        int count() {
            return count;
        }

        void check() {
            if (count > 0) {
                String first = list.stream().limit(3).map(Problem.Fault::detail).collect(Collectors.joining("; "));
                String detail = count > 3 ? first + "; and " + (count - 3) + " more" : first;
                throw new Refusal(new Problem(Problem.Kind.INVALID_REQUEST, detail, list));
            }
        }
    }
}

package dev.chainon.console.source;

import java.util.Map;
import java.util.Objects;

/** Asks serving by the domain API, and knows where the inputs of the model lay lately. Blocking: called from worker threads. */
public interface Explorer {

    /** Where nobody is asked. */
    Explorer NONE = new Explorer() {
        @Override
        public Reply get(String path) {
            return new Reply(0, "no server of predictions is known here");
        }

        @Override
        public Reply post(String path, Object body) {
            return get(path);
        }
    };

    /** @param path under the use case's own, such as {@code /boards/origin/ATL} */
    Reply get(String path);

    /** @param body a map or a list that is sent as JSON */
    Reply post(String path, Object body);

    /** Where each input of the serving model lay in the last day, by its name; empty until half a day was seen. */
    default Map<String, Range> ranges() {
        return Map.of();
    }

    /**
     * An answer.
     *
     * @param status of HTTP; 0 where nobody answered, and then the body says why
     */
    record Reply(int status, String body) {
        public Reply {
            Objects.requireNonNull(body);
        }

        public boolean ok() {
            return status == 200;
        }
    }

    /** Five, fifty and ninety-five in a hundred values lie below these. */
    record Range(double low, double median, double high) {}
}

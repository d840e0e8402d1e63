package dev.chainon.local.demo;

import dev.chainon.local.Settings;
import java.util.Map;

/** Where the processes of a platform listen, and how they reach each other. */
interface Site {

    /** Settings of a process that listens. */
    Map<String, Object> listens(String portKey);

    /** Settings of a process that may ask who asks: who reaches only this machine may ask what they like. */
    Map<String, Object> asks();

    /** Address by which the others reach the process of this key. */
    String address(String portKey);

    /** All on one machine, on its loopback interface, each at a port of its own. */
    static Site loopback(Settings settings) {
        return new Site() {
            private static final String HOST = "127.0.0.1";

            @Override
            public Map<String, Object> listens(String portKey) {
                return Map.of("http.host", HOST, "http.port", settings.port(portKey));
            }

            @Override
            public Map<String, Object> asks() {
                return Map.of("security.access", "open");
            }

            @Override
            public String address(String portKey) {
                return "http://" + HOST + ":" + settings.port(portKey);
            }
        };
    }

    /** Each in a container of a network where the container has the name of its key, and always at the same port. */
    static Site network() {
        return new Site() {
            private static final int PORT = 8080;

            @Override
            public Map<String, Object> listens(String portKey) {
                return Map.of("http.host", "0.0.0.0", "http.port", PORT);
            }

            @Override
            public Map<String, Object> asks() {
                return Map.of("security.access", "required");
            }

            @Override
            public String address(String portKey) {
                return "http://" + portKey + ":" + PORT;
            }
        };
    }
}

package dev.chainon.local.supply;

import java.util.List;

/**
 * A library as the bill of materials lists it.
 *
 * @param ref its name within the bill
 * @param group such as {@code org.yaml}
 * @param name such as {@code snakeyaml}
 * @param licences SPDX identifiers, expressions or plain names, as its own POM gives them; may be empty
 */
record Component(String ref, String group, String name, String version, List<String> licences) {

    private static final String OURS = "dev.chainon";

    Component {
        licences = List.copyOf(licences);
    }

    /** {@code group:name}: what advisories call a package of Maven. */
    String module() {
        return group + ":" + name;
    }

    /** {@code group:name:version}. */
    String coordinates() {
        return module() + ":" + version;
    }

    /** Whether it is a module of this repository. */
    boolean ours() {
        return group.equals(OURS);
    }
}

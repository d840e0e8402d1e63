package dev.chainon.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The control group, measured.
 *
 * @param members by name, in the order in which they are shown
 * @param treeRows rows that the trees were grown on; 0 where there are none
 * @param treeSeconds that their growing took
 * @param treesAbsent why there are no trees; empty where there are
 */
record Control(Map<String, Scored> members, int treeRows, double treeSeconds, String treesAbsent) {

    Control {
        members = new LinkedHashMap<>(members);
        Objects.requireNonNull(treesAbsent);
    }
}

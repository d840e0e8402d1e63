package dev.chainon.acceptance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The record as one JSON object, for programs. */
final class MinutesJson {

    private MinutesJson() {}

    static String of(Minutes minutes) {
        Minutes.Place place = minutes.place();
        ObjectNode root = Client.JSON.createObjectNode();
        root.put("command", "accept");
        root.put("ok", minutes.decision().go());
        root.put("commit", place.commit());
        root.put("machine", place.machine());
        root.put("started", place.started().toString());
        root.put("seconds", place.seconds());
        ObjectNode figures = root.putObject("figures");
        minutes.figures().forEach(figures::put);
        root.put("url", place.url());
        root.put("monitoring", place.monitoring());
        root.put("model", place.model());
        root.put("version", place.version());
        root.set("scope", Client.JSON.valueToTree(minutes.plan().scope()));
        root.put(
                "decision",
                minutes.decision().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        root.put("signature", "");
        ArrayNode tests = root.putArray("tests");
        minutes.tests().forEach(test -> put(tests.addObject(), test));
        return root.toPrettyString();
    }

    private static void put(ObjectNode node, Executed test) {
        node.put("id", test.planned().id());
        node.put("check", test.planned().check());
        node.set("clauses", Client.JSON.valueToTree(test.planned().clauses()));
        node.set("title", Client.JSON.valueToTree(test.planned().title()));
        node.put(
                "verdict",
                test.finding()
                        .verdict()
                        .name()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('_', '-'));
        node.set("found", Client.JSON.valueToTree(test.finding().words()));
        node.put("blocking", test.planned().blocking());
        node.put("reservation", test.reservation());
        node.put("seconds", test.seconds());
    }
}

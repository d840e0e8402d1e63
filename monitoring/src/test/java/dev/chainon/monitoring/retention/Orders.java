package dev.chainon.monitoring.retention;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;

/** Contracts that set how long the tables of the runtime database are kept. */
final class Orders {

    static final String YAML = """
            apiVersion: v3.1.0
            kind: DataContract
            id: kept-kettles
            version: 1.0.0
            status: active
            schema:
              - name: guesses
                physicalName: runtime.prediction
                description: What was predicted.
                properties: [{name: id, logicalType: string, physicalType: text, required: true}]
              - name: truths
                physicalName: runtime.outcome
                description: What came true.
                properties: [{name: subject, logicalType: string, physicalType: text, required: true}]
              - name: listeners
                physicalName: runtime.subscription
                description: Who wants to be told.
                properties: [{name: id, logicalType: string, physicalType: uuid, required: true}]
              - name: uses
                physicalName: runtime.access_log
                description: Who used what is personal.
                properties: [{name: id, logicalType: integer, physicalType: bigint, required: true}]
              - name: faults
                physicalName: runtime.ticket
                description: What went wrong.
                properties: [{name: id, logicalType: integer, physicalType: bigint, required: true}]
            slaProperties:
              - {property: retention, value: 300, unit: d, element: guesses, driver: analytics, description: "For comparison."}
              - {property: retention, value: 200, unit: d, element: truths, driver: analytics, description: "For comparison."}
              - {property: retention, value: 10, unit: h, element: listeners.id, driver: regulatory, description: "After the window."}
              - {property: retention, value: 400, unit: d, element: uses, driver: regulatory, description: "To account for it."}
              - {property: retention, value: 100, unit: d, element: faults, driver: operational, description: "For comparison."}
            """;

    private Orders() {}

    static Contract contract() {
        return ContractYaml.read(YAML);
    }

    /** The same with an end to the log of a closed replay. */
    static Contract logKept(int days) {
        return ContractYaml.read(YAML + "  - {property: retentionAfterClose, value: " + days
                + ", unit: d, element: truths, driver: operational, description: \"For rebuilding.\"}\n");
    }

    /** The same with one more table at this place, kept for this period. */
    static Contract withTableKept(String place, String period) {
        return ContractYaml.read(
                YAML.replace("slaProperties:\n", """
                  - name: more
                    physicalName: %s
                    description: More.
                    properties: [{name: id, logicalType: string, physicalType: uuid, required: true}]
                slaProperties:
                """.formatted(place)) + "  - {property: retention, " + period
                        + ", element: more, driver: regulatory, description: \"With the others.\"}\n");
    }

    /** The same with another period of the predictions. */
    static Contract guessesKept(String period) {
        return ContractYaml.read(YAML.replace("value: 300, unit: d", period));
    }
}

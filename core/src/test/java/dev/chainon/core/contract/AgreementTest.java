package dev.chainon.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.core.contract.Agreement.Use;
import dev.chainon.core.event.Field;
import dev.chainon.core.event.FieldType;
import dev.chainon.core.toy.Kettles;
import dev.chainon.evidence.record.Criterion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Contract CONTRACT = new Kettles().contract();
    private static final Table EVENTS = CONTRACT.table("events");
    private static final Set<RuleKind> BOTH = Set.of(RuleKind.ROW, RuleKind.EVENT);

    private final Agreement agreement = new Agreement(CONTRACT, "KettleCode");

    @Test
    void findsTheColumnsWhereverTheContractPutsThem() {
        assertThat(agreement.positions(
                        EVENTS,
                        List.of(new Field("litres", FieldType.DOUBLE, true), new Field("id", FieldType.STRING, true))))
                .containsExactly(3, 0);
    }

    @Test
    @Criterion("B3Cr6.contract")
    void refusesAColumnOnWhichCodeAndContractDiffer_namingBoth() {
        assertThatThrownBy(() -> agreement.positions(EVENTS, List.of(new Field("litres", FieldType.INT, true))))
                .hasMessageContaining("contract toy-kettles 1.0.0 and KettleCode differ on column 'litres'")
                .hasMessageContaining("the contract says required DOUBLE, the code takes it as required INT");
        assertThatThrownBy(() -> agreement.positions(EVENTS, List.of(new Field("colour", FieldType.STRING, true))))
                .hasMessageContaining("the contract says nothing, the code reads it as required STRING");
        assertThatThrownBy(() -> agreement.columns(EVENTS, EVENTS.fields().subList(0, 4)))
                .hasMessageContaining("the contract says [id, kettle, minute, litres, spilled]");
    }

    @Test
    @Criterion("B3Cr6.contract")
    void refusesARuleOnWhichCodeAndContractDiffer_namingBoth() {
        Map<String, Use> uses = new HashMap<>(Map.of(
                "litres-in-cups", new Use(BOTH, RuleAction.REPAIR),
                "litres-negative", new Use(BOTH, RuleAction.QUARANTINE),
                "unreadable", new Use(Set.of(RuleKind.EVENT), RuleAction.QUARANTINE),
                "clock-ahead", new Use(Set.of(RuleKind.EVENT), RuleAction.QUARANTINE)));
        assertThatCode(() -> agreement.rules(uses)).doesNotThrowAnyException();

        uses.put("litres-negative", new Use(BOTH, RuleAction.FLAG));
        assertThatThrownBy(() -> agreement.rules(uses))
                .hasMessageContaining(
                        "the contract says QUARANTINE in [ROW, EVENT], the code does FLAG in [ROW, EVENT]");
        uses.put("litres-negative", new Use(Set.of(RuleKind.EVENT), RuleAction.QUARANTINE));
        assertThatThrownBy(() -> agreement.rules(uses)).hasMessageContaining("the code does QUARANTINE in [EVENT]");
        uses.remove("litres-negative");
        assertThatThrownBy(() -> agreement.rules(uses))
                .hasMessageContaining("rule 'litres-negative'")
                .hasMessageContaining("the code does not know it");
        uses.put("litres-negative", new Use(BOTH, RuleAction.QUARANTINE));
        uses.put("lid-open", new Use(BOTH, RuleAction.FLAG));
        assertThatThrownBy(() -> agreement.rules(uses))
                .hasMessageContaining("rule 'lid-open': the contract says nothing, the code applies it");
    }
}

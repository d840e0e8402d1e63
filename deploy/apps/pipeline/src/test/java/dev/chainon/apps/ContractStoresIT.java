package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Table;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.store.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables that the migrations make in a real PostgreSQL are those of the contract. */
class ContractStoresIT {

    private static final Contract CONTRACT = new Flights().contract();

    private TestDatabase database;

    @BeforeEach
    void migrate() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Criterion("B3Cr6.contract")
    void everyTableOfTheContractIsInTheDatabase_columnByColumn() {
        List<Table> tables = CONTRACT.tables().values().stream()
                .filter(table -> table.place().kind().equals("table"))
                .toList();

        assertThat(tables).extracting(Table::name).contains("predictions", "outcomes");
        assertThat(tables)
                .allSatisfy(table -> assertThat(differences(table.name())).isEmpty());
    }

    @Test
    void columnThatIsMissing_ofAnotherType_nullableOrUndeclared_isNamed() {
        database.asAdmin().jdbi().useHandle(handle -> handle.createScript(
                        "ALTER TABLE runtime.outcome DROP COLUMN minute;"
                                + "ALTER TABLE runtime.outcome ALTER COLUMN outcome TYPE text;"
                                + "ALTER TABLE runtime.outcome ALTER COLUMN outcome DROP NOT NULL;"
                                + "ALTER TABLE runtime.outcome ADD COLUMN passenger text")
                .execute());

        assertThat(differences("outcomes"))
                .containsExactlyInAnyOrder(
                        "runtime.outcome.minute does not exist",
                        "runtime.outcome.outcome is text, the contract says boolean",
                        "runtime.outcome.outcome may be null, the contract says required",
                        "runtime.outcome.passenger is not in the contract");
    }

    @Test
    void tableThatIsMissing_isNamed() {
        database.asAdmin().jdbi().useHandle(handle -> handle.execute("DROP TABLE runtime.outcome"));

        assertThat(differences("outcomes"))
                .containsExactly("runtime.outcome does not exist, but the contract says it is built");
    }

    private List<String> differences(String table) {
        Table declared = CONTRACT.table(table);
        return StoredTable.read(database.asAdmin(), declared.place().name()).differences(declared);
    }
}

package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.contract.Column;
import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Header.Access;
import dev.chainon.core.contract.Table;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.flights.Flights;
import dev.chainon.store.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables that the migrations make in a real PostgreSQL are those of the contract. */
class ContractStoresIT {

    private static final Contract CONTRACT = new Flights().contract();
    /** Columns called name that hold no name of a person. */
    private static final Set<String> NAMES_OF_THINGS = Set.of("runtime.lease.name", "jobs.step.name");

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

        assertThat(tables)
                .extracting(Table::name)
                .contains("predictions", "outcomes", "notices", "person_keys", "accesses");
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

    @Test
    @Criterion("B1Cr3.register")
    void rolesAndTheirAccessAreThoseOfTheDatabase_bothWays() {
        assertThat(declared(CONTRACT)).isEqualTo(stored());
    }

    /** A sealed column by its name, and any column of another table that has the name of a personal field. */
    @Test
    @Criterion("B1Cr3.personal-fields")
    void personalFieldsOfTheDatabaseAreThoseOfTheContract_andNoOthers() {
        assertThat(sealed(database)).isEqualTo(declaredSealed());

        database.asAdmin().jdbi().useHandle(handle -> handle.createScript(
                        "ALTER TABLE runtime.outcome ADD COLUMN email text;"
                                + "ALTER TABLE runtime.prediction ADD COLUMN phone_cipher bytea")
                .execute());

        assertThat(sealed(database)).contains("runtime.outcome.email", "runtime.prediction.phone_cipher");
    }

    /** A role of the contract that reads a column of a person is a recipient, and no other is; what only a function shows has its caller declared. */
    @Test
    @Criterion("B1Cr3.register")
    void recipientsAreTheRolesThatTheDatabaseLetsReadAPersonalColumn() {
        for (Table table : CONTRACT.tables().values()) {
            table.processing().ifPresent(processing -> {
                assertThat(processing.recipients()).as(table.name()).containsAll(readers(table));
                if (!table.name().equals("accesses")) {
                    assertThat(readers(table)).as(table.name()).containsAll(processing.recipients());
                }
            });
        }
        database.asAdmin()
                .jdbi()
                .useHandle(handle -> handle.execute("GRANT SELECT (facts) ON runtime.notice TO runtime_auditor"));

        assertThat(readers(CONTRACT.table("notices"))).containsExactlyInAnyOrder("runtime_people", "runtime_auditor");
    }

    private List<String> readers(Table table) {
        String columns = table.personal().stream()
                .map(column -> "has_column_privilege(r.oid, '" + table.place().name() + "', '" + column.storedName()
                        + "', 'SELECT')")
                .collect(Collectors.joining(" OR "));
        return database.asAdmin().jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT r.rolname FROM pg_roles r WHERE left(r.rolname, 8) = 'runtime_' AND (" + columns + ")")
                .mapTo(String.class)
                .list());
    }

    private static Set<String> declaredSealed() {
        return CONTRACT.tables().values().stream()
                .flatMap(table -> table.personal().stream()
                        .filter(column -> column.protection().encrypted())
                        .map(column -> table.place().name() + "." + column.storedName()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sealed(TestDatabase database) {
        List<String> clear = CONTRACT.tables().values().stream()
                .flatMap(table -> table.personal().stream())
                .filter(column -> column.protection().encrypted())
                .map(Column::name)
                .toList();
        return database
                .asAdmin()
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "SELECT table_schema || '.' || table_name || '.' || column_name AS place, column_name"
                                        + " FROM information_schema.columns WHERE table_schema IN ('runtime', 'jobs')")
                        .map((row, context) -> Map.entry(row.getString("place"), row.getString("column_name")))
                        .list())
                .stream()
                .filter(column -> column.getValue().endsWith("_cipher") || clear.contains(column.getValue()))
                .filter(column -> !NAMES_OF_THINGS.contains(column.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void roleThatTheDatabaseHasNot_orWithOtherRights_isSeen() {
        String yaml = Flights.packagedContract();
        assertThat(declared(Flights.under(yaml.replace("role: runtime_auditor", "role: privacy_desk"))
                        .contract()))
                .isNotEqualTo(stored());

        database.asAdmin()
                .jdbi()
                .useHandle(handle ->
                        handle.execute("GRANT UPDATE (probability) ON runtime.prediction TO runtime_auditor"));
        assertThat(stored()).containsEntry("runtime_auditor", "write").isNotEqualTo(declared(CONTRACT));
    }

    private static Map<String, String> declared(Contract contract) {
        return contract.header().roles().stream().collect(Collectors.toMap(Access::role, Access::access));
    }

    /** The roles of the runtime database; one that may change a row of any table, or one column of it, writes. */
    private Map<String, String> stored() {
        String sql = """
                SELECT r.rolname AS role, CASE WHEN EXISTS (
                    SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname IN ('runtime', 'jobs') AND c.relkind = 'r'
                    AND (has_any_column_privilege(r.oid, c.oid, 'INSERT') OR has_any_column_privilege(r.oid, c.oid, 'UPDATE')
                        OR has_table_privilege(r.oid, c.oid, 'DELETE'))) THEN 'write' ELSE 'read' END AS access
                FROM pg_roles r WHERE left(r.rolname, 8) = 'runtime_'""";
        return database.asAdmin().jdbi().withHandle(handle -> handle.createQuery(sql)
                .map((row, context) -> Map.entry(row.getString("role"), row.getString("access")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private List<String> differences(String table) {
        Table declared = CONTRACT.table(table);
        return StoredTable.read(database.asAdmin(), declared.place().name()).differences(declared);
    }
}

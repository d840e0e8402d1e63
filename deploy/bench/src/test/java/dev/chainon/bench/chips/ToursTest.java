package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ToursTest {

    @Test
    void settingsOfOneLibraryShareTheMedianOfTheirStarts() throws IOException {
        ArrayNode rows = (ArrayNode) new ObjectMapper().readTree("""
                [{"library":"a","figures":{"start.seconds":1}},{"library":"b","figures":{"start.seconds":9}},{"library":"c","absent":"why"},
                 {"library":"a","figures":{"start.seconds":4}},{"library":"a","figures":{"start.seconds":2}}]
                """);

        Tours.even(rows);

        assertThat(rows.findValuesAsText("start.seconds")).containsExactly("2.0", "9.0", "2.0", "2.0");
        assertThat(rows.get(2).has("figures")).isFalse();
    }

    @Test
    void theBestAndTheWorstOfAllProcessesAreKept() throws IOException {
        ArrayNode rows = rows(
                "[{'id':'a','figures':{'rows.per.second':10,'rows.per.second.worst':8,'auc':1}},{'id':'b','absent':'why'},"
                        + "{'id':'c','figures':{'rows.per.second':30,'rows.per.second.worst':5,'auc':3}}]");
        ArrayNode again = rows(
                "[{'id':'a','figures':{'rows.per.second':20,'rows.per.second.worst':9,'auc':2}},{'id':'b','absent':'why'},"
                        + "{'id':'c','figures':{'rows.per.second':7,'rows.per.second.worst':6,'auc':4}}]");

        Tours.join(rows, again);

        assertThat(rows)
                .isEqualTo(rows(
                        "[{'id':'a','figures':{'rows.per.second':20,'rows.per.second.worst':8.0,'auc':2}},{'id':'b','absent':'why'},"
                                + "{'id':'c','figures':{'rows.per.second':30,'rows.per.second.worst':5.0,'auc':3}}]"));
    }

    @Test
    void aSettingOfWhichOneProcessCrashedIsAbsent() throws IOException {
        ArrayNode rows = rows(
                "[{'id':'a','figures':{'rows.per.second':10,'rows.per.second.worst':8}},{'id':'b','absent':'first'}]");

        Tours.join(
                rows,
                rows(
                        "[{'id':'a','absent':'ended with code 134'},{'id':'b','figures':{'rows.per.second':10,'rows.per.second.worst':8}}]"));

        assertThat(rows).isEqualTo(rows("[{'id':'a','absent':'ended with code 134'},{'id':'b','absent':'first'}]"));
    }

    private static ArrayNode rows(String text) throws IOException {
        return (ArrayNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}

package dev.chainon.evidence.report.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Pattern BAD_FRENCH =
            Pattern.compile("'|\"| [:;?!%»]|« |[^\u00a0\u202f][;?!»]|[^\u00a0\\d/s]:");

    private final Catalogue catalogue = Catalogue.shipped();

    @Test
    void holdsFourBlocks_36Criteria_of20PointsEach() {
        assertThat(catalogue.blocks()).extracting(Block::id).containsExactly("B1", "B2", "B3", "B4");
        assertThat(catalogue.blocks())
                .allSatisfy(block -> assertThat(block.points()).isEqualTo(20));
        assertThat(catalogue.blocks().stream().mapToInt(b -> b.criteria().size()))
                .containsExactly(7, 9, 10, 10);
        assertThat(catalogue.blocks().stream().mapToInt(b -> b.skills().size())).containsExactly(5, 5, 5, 4);
    }

    @Test
    void givesEachClauseItsCriterionsName_andTwoAtLeastToEach() {
        for (Block block : catalogue.blocks()) {
            block.criteria().forEach(criterion -> {
                assertThat(criterion.clauses()).as(criterion.id()).hasSizeGreaterThanOrEqualTo(2);
                assertThat(criterion.clauses())
                        .allSatisfy(clause -> assertThat(clause.id()).matches(criterion.id() + "\\.[a-z0-9-]+"));
            });
        }
        List<String> ids = catalogue.clauses().map(Clause::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    @Criterion("B4Cr1.bilingual")
    void saysEverything_inFrenchAndInEnglish() {
        assertThat(words()).allSatisfy(words -> {
            assertThat(words.fr()).isNotBlank();
            assertThat(words.en()).isNotBlank();
            assertThat(words.fr()).isNotEqualTo(words.en().equals("Indexing") ? "" : words.en());
        });
    }

    @Test
    void writesFrench_withItsTypography() {
        assertThat(words()).allSatisfy(words -> assertThat(words.fr()).doesNotContainPattern(BAD_FRENCH));
        assertThat(words()).allSatisfy(words -> assertThat(words.en()).doesNotContainPattern("['\"]"));
    }

    @Test
    void mapsEverySkillAndEveryTopic_toWhatExists() {
        Set<String> criteria = new HashSet<>();
        Set<String> assessed = new HashSet<>();
        Set<String> clauses = new HashSet<>(catalogue.clauses().map(Clause::id).toList());
        catalogue.blocks().forEach(block -> {
            block.criteria().forEach(c -> criteria.add(c.id()));
            block.skills().forEach(skill -> assessed.addAll(skill.criteria()));
            block.knowledge().forEach(topic -> assertThat(clauses).containsAll(topic.clauses()));
        });
        catalogue.thesis().rubric().forEach(topic -> assertThat(clauses).containsAll(topic.clauses()));
        assertThat(criteria).containsAll(assessed);
    }

    @Test
    void givesEveryClauseThatRuns_itsCommand() {
        assertThat(catalogue.clauses().filter(c -> c.accepts().contains(ProofKind.EXECUTED)))
                .allSatisfy(c -> assertThat(c.show()).isNotBlank());
    }

    private Stream<Words> words() {
        List<Words> all = new ArrayList<>(List.of(catalogue.thesis().words()));
        catalogue.thesis().rubric().forEach(topic -> all.add(topic.words()));
        catalogue.clauses().forEach(clause -> all.add(clause.words()));
        catalogue.blocks().forEach(block -> {
            all.add(block.title());
            block.skills().forEach(skill -> all.add(skill.words()));
            block.criteria().forEach(criterion -> all.add(criterion.words()));
            block.knowledge().forEach(topic -> all.add(topic.words()));
        });
        return all.stream();
    }
}

package dev.chainon.evidence.report.catalogue;

import java.util.List;

/** One of the four blocks: 20 points, validated from 10. */
public record Block(String id, Words title, List<Skill> skills, List<Criterion> criteria, List<Topic> knowledge) {

    public Block {
        skills = List.copyOf(skills);
        criteria = List.copyOf(criteria);
        knowledge = List.copyOf(knowledge);
    }

    public int points() {
        return criteria.stream().mapToInt(Criterion::points).sum();
    }
}

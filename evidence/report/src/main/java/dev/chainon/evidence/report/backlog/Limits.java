package dev.chainon.evidence.report.backlog;

import java.util.OptionalInt;

/** How many stories may stand in a column of the Kanban board at once; absent where nobody declared a limit. */
public record Limits(OptionalInt toDo, OptionalInt inProgress) {

    public static final Limits NONE = new Limits(OptionalInt.empty(), OptionalInt.empty());
}

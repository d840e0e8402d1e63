package dev.chainon.evidence.report.view;

import java.util.ArrayList;
import java.util.List;

final class Wrap {

    private Wrap() {}

    /** Cuts a text at spaces into lines of the console's width; further lines are indented. A word longer than a line is cut. */
    static List<String> lines(String text, int indent) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > ConsoleView.WIDTH) {
            int space = rest.lastIndexOf(' ', ConsoleView.WIDTH);
            int cut = space > indent + 2 ? space : ConsoleView.WIDTH;
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}

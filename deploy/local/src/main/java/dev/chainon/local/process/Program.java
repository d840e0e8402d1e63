package dev.chainon.local.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a child process runs.
 *
 * @param name unique among the processes of one home; names its files in run/ and logs/
 * @param java class path, main class and heap
 * @param options further JVM options
 * @param arguments arguments of the main class
 * @param environment variables added to the launcher's own
 */
public record Program(
        String name, Java java, List<String> options, List<String> arguments, Map<String, String> environment) {

    /** @param heapMb maximum heap in megabytes */
    public record Java(ClassPath classPath, String mainClass, int heapMb) {}

    public Program {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The same with these arguments of the main class. */
    public Program withArguments(List<String> given) {
        return new Program(name, java, options, given, environment);
    }

    /** The same with another class path, and with further variables. */
    public Program withClassPath(ClassPath other, Map<String, String> further) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(further);
        return new Program(name, new Java(other, java.mainClass(), java.heapMb()), options, arguments, variables);
    }

    /** The same with further JVM options. */
    public Program withOptions(List<String> further) {
        List<String> all = new ArrayList<>(options);
        all.addAll(further);
        return new Program(name, java, all, arguments, environment);
    }

    /** The lines of the argument file that {@code java @file} reads: short command lines, any class path length. */
    List<String> argumentFile() {
        List<String> lines = new ArrayList<>();
        lines.add("-Xmx" + java.heapMb() + "m");
        lines.add("-XX:+UseSerialGC");
        lines.add("-XX:+ExitOnOutOfMemoryError");
        lines.add("-Dfile.encoding=UTF-8");
        lines.add("-Duser.timezone=UTC");
        lines.addAll(options);
        lines.add("-cp");
        lines.add(java.classPath().text());
        lines.add(java.mainClass());
        lines.addAll(arguments);
        return lines.stream().map(Program::quoted).toList();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

package dev.chainon.local.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Tests that failed once and passed when they were run again, which continuous integration allows and tells. */
final class Unsteady {

    private static final List<String> FOLDERS = List.of("target/surefire-reports", "target/failsafe-reports");

    private Unsteady() {}

    /**
     * Reads what Surefire and Failsafe wrote of one module.
     *
     * @return tests as class.method; none where no test ran
     * @throws IllegalArgumentException if a report is cut off or no report
     */
    static SortedSet<String> read(Path module) throws IOException {
        SortedSet<String> unsteady = new TreeSet<>();
        for (String folder : FOLDERS) {
            if (Files.isDirectory(module.resolve(folder))) {
                for (Path report : reports(module.resolve(folder))) {
                    add(report, unsteady);
                }
            }
        }
        return unsteady;
    }

    private static List<Path> reports(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.+\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static void add(Path report, SortedSet<String> unsteady) throws IOException {
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            String test = "";
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "testcase" ->
                        test = reader.getAttributeValue("", "classname") + "." + reader.getAttributeValue("", "name");
                    case "flakyFailure", "flakyError" -> unsteady.add(test);
                    default -> {
                        // The rest of a report is of no concern here.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(report + " is no report of tests: " + e.getMessage(), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }
}

package dev.chainon.whole;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What Surefire or Failsafe reported of one class of tests.
 *
 * @param type full name of the class
 * @param tests how many ran or were skipped
 * @param failed failures and errors
 * @param classPath what it ran on
 * @param written when
 */
record Tested(String type, int tests, int failed, List<Path> classPath, Instant written) {

    Tested {
        classPath = List.copyOf(classPath);
    }

    /** All of one module. */
    static List<Tested> of(Path module) throws IOException {
        List<Tested> all = new ArrayList<>();
        for (String folder : List.of("target/surefire-reports", "target/failsafe-reports")) {
            if (Files.isDirectory(module.resolve(folder))) {
                try (Stream<Path> files = Files.list(module.resolve(folder))) {
                    for (Path file : files.filter(
                                    name -> name.toFile().getName().matches("TEST-.*\\.xml"))
                            .toList()) {
                        all.add(read(file));
                    }
                }
            }
        }
        return all;
    }

    /** The head of the file says all; what the tests printed comes after it. */
    private static Tested read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            xml.nextTag();
            String type = xml.getAttributeValue(null, "name");
            int tests = number(xml, "tests");
            int failed = number(xml, "failures") + number(xml, "errors");
            List<Path> classPath = List.of();
            while (xml.hasNext() && classPath.isEmpty()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && "surefire.test.class.path".equals(xml.getAttributeValue(null, "name"))) {
                    classPath = Stream.of(xml.getAttributeValue(null, "value").split(File.pathSeparator))
                            .map(Path::of)
                            .toList();
                }
            }
            return new Tested(
                    type,
                    tests,
                    failed,
                    classPath,
                    Files.getLastModifiedTime(file).toInstant());
        } catch (XMLStreamException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int number(XMLStreamReader xml, String attribute) {
        return Integer.parseInt(xml.getAttributeValue(null, attribute));
    }
}

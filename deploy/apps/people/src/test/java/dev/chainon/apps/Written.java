package dev.chainon.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/** All that a system wrote, to be searched. */
final class Written {

    private Written() {}

    /** None of the secrets is in the text, as it is or in hexadecimal. */
    static void search(List<String> secrets, String text) {
        secrets.forEach(secret -> {
            assertThat(text.contains(secret)).as("written: " + secret).isFalse();
            assertThat(text.contains(hex(secret)))
                    .as("written in hexadecimal: " + secret)
                    .isFalse();
        });
    }

    /** Files below a folder that hold one of these, as they are or in hexadecimal. */
    static List<Path> filesWith(Path folder, List<String> texts) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (texts.stream().anyMatch(text -> bytes.contains(text) || bytes.contains(hex(text)))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every table of every schema. */
    static String dump(String url) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('runtime', 'jobs')")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", out);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The pages of kept report data are what they were when their layout was pinned. With {@code -Dlingtan.pin=true} they are
 * pinned anew, which is right only where {@link ReportTemplate#LAYOUT} was raised or the template itself was changed.
 */
class LayoutTest {

    private static final Path FOLDER = Path.of("src/test/layout");
    private static final List<String> BOOKS = List.of("cnip@1.0.0", "zcpc@1.0.0", "nzcp@2025.1.0", "gbt50378@2019.1.0");
    private static final Path PIN = Path.of("src/test/layout/pin.txt");

    /** The kept data, as if they had been made for the layout at hand. */
    private static ReportData kept(String book) throws IOException {
        String json = Files.readString(FOLDER.resolve(book + ".json"));
        String layout = ReportTemplate.shipped().layout();
        return ReportData.read(json.replaceFirst("\"template\":\"[^\"]+\"", "\"template\":\"" + layout + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> pages() throws Exception {
        List<String> lines = new ArrayList<>(List.of(ReportTemplate.shipped().layout()));
        for (String book : BOOKS) {
            byte[] pdf = new ReportWriter().write(kept(book));
            lines.add(book + " "
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
        }
        return lines;
    }

    @Test
    void pages_change_only_with_their_layout() throws Exception {
        if (Boolean.getBoolean("lingtan.pin")) {
            Files.createDirectories(FOLDER);
            for (String book : BOOKS) {
                Files.write(
                        FOLDER.resolve(book + ".json"),
                        Examples.certificate("office-park", book, ReportLanguage.BOTH)
                                .toJson());
            }
            Files.write(PIN, pages());
        }
        List<String> pinned = Files.readAllLines(PIN);
        assertEquals(
                pinned,
                pages(),
                "Pages changed. Raise ReportTemplate.LAYOUT if code did it, then pin anew with -Dlingtan.pin=true.");
    }

    @Test
    void another_colour_is_another_layout() throws IOException {
        ReportTemplate harbour = ReportTemplate.of(Path.of("src/test/templates/harbour"));
        assertNotEquals(harbour.layout(), ReportTemplate.shipped().layout());
        assertEquals("harbour", ReportTemplate.idOf(harbour.layout()));
    }
}

package org.lingtan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The pages of kept report data are what they were when their layout was pinned. With {@code -Dlingtan.pin=true} they are
 * pinned anew, which is right only where {@link ReportTemplate#LAYOUT} was raised or the template itself was changed.
 */
class LayoutTest {

    private static final Path KEPT = Path.of("src/test/layout/assessment.json");
    private static final Path PIN = Path.of("src/test/layout/pin.txt");

    /** The kept data, as if they had been made for the layout at hand. */
    private static ReportData kept() throws IOException {
        String json = Files.readString(KEPT);
        String layout = ReportTemplate.shipped().layout();
        return ReportData.read(json.replaceFirst("\"template\":\"[^\"]+\"", "\"template\":\"" + layout + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String pages() throws Exception {
        byte[] pdf = new ReportWriter().write(kept());
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf));
    }

    @Test
    void pages_change_only_with_their_layout() throws Exception {
        if (Boolean.getBoolean("lingtan.pin")) {
            Files.createDirectories(KEPT.resolveSibling("."));
            Files.write(
                    KEPT,
                    Examples.certificate("office-park", "cnip@1.0.0", ReportLanguage.BOTH)
                            .toJson());
            Files.writeString(PIN, ReportTemplate.shipped().layout() + "\n" + pages() + "\n");
        }
        List<String> pinned = Files.readAllLines(PIN);
        assertEquals(
                pinned,
                List.of(ReportTemplate.shipped().layout(), pages()),
                "Pages changed. Raise ReportTemplate.LAYOUT if code did it, then pin anew with -Dlingtan.pin=true.");
    }

    @Test
    void another_colour_is_another_layout() throws IOException {
        ReportTemplate harbour = ReportTemplate.of(Path.of("src/test/templates/harbour"));
        assertNotEquals(harbour.layout(), ReportTemplate.shipped().layout());
        assertEquals("harbour", ReportTemplate.idOf(harbour.layout()));
    }
}

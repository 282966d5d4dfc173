package org.lingtan.report.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.report.internal.signature.TestDocument;

class SealerTest {

    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00Z");

    @TempDir
    private Path temporary = Path.of("");

    @Test
    void a_signed_report_is_as_long_as_its_unsigned_one_and_is_signed_once() throws Exception {
        SealKey key = KeyHome.at(temporary, Clock.fixed(TIME, ZoneOffset.UTC)).evaluationKey();
        byte[] unsigned = TestDocument.reserved();
        byte[] sealed = new Sealer(key, Optional.empty()).seal(unsigned, TIME);
        assertEquals(unsigned.length, sealed.length);
        Files.write(Path.of("target/seal-test.pdf"), sealed);
        assertThrows(IllegalArgumentException.class, () -> new Sealer(key, Optional.empty()).seal(sealed, TIME));
    }
}

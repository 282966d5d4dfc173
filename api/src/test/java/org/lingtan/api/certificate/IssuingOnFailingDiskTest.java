package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lingtan.api.application.Bindings;
import org.lingtan.api.database.Database;
import org.lingtan.api.database.TestDatabase;
import org.lingtan.api.document.FailingDisk;
import org.lingtan.api.document.FailingDisk.Fault;
import org.lingtan.api.document.Stores;

/** Issuing while the disk of the documents fails at a step. */
class IssuingOnFailingDiskTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "SHORT_WRITES")
    void a_certificate_whose_document_cannot_be_stored_is_not_issued_and_loses_no_number(Fault fault) {
        Path place = folder.resolve("store");
        FailingDisk disk = new FailingDisk(place, fault);
        try (Database database = TestDatabase.open(TestDatabase.fresh())) {
            Office office = new Office(
                    database,
                    Stores.on(place, disk),
                    new IssuingCore.Issuer(new JdkSealing(folder), Bindings::of),
                    step -> {});
            office.ready("case");
            assertThrows(UncheckedIOException.class, () -> office.issue("key", "case"));
            assertEquals(1, disk.reached());
            assertEquals(List.of(), office.check.run().discrepancies());
            assertEquals(
                    Certificate.State.INTENDED,
                    office.core.find("LT-2026-000001").orElseThrow().state());
            disk.mend();
            Certificate issued = office.issue("key", "case");
            assertEquals("LT-2026-000001", issued.number().toString());
            assertTrue(office.documents.find(issued.document().orElseThrow()).isPresent());
            assertEquals(List.of(), office.check.run().discrepancies());
        }
    }
}

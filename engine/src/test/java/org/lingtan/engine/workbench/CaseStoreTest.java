package org.lingtan.engine.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lingtan.catalog.source.SourceException;

class CaseStoreTest {

    @TempDir
    private Path folder = Path.of("");

    private void file(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), "x");
    }

    private List<String> refused() {
        return assertThrows(SourceException.class, () -> CaseStore.open(folder)).problems().stream()
                .map(problem -> problem.code() + " " + problem.place())
                .toList();
    }

    @Test
    void a_package_and_its_review_record_are_found_by_name() throws IOException {
        file("park.ZIP");
        file("park.review.json");
        file("other/evidence.xml");
        CaseStore store = CaseStore.open(folder);
        assertEquals(2, store.size());
        assertTrue(store.get(0).review().isEmpty(), "of other");
        assertTrue(store.get(1).review().isPresent(), "of park.ZIP");
    }

    @Test
    void a_link_to_a_package_is_one() throws IOException {
        file("far/away.zip");
        Files.createSymbolicLink(folder.resolve("near.zip"), folder.resolve("far/away.zip"));
        assertEquals(1, CaseStore.open(folder).size());
    }

    @Test
    void a_review_record_of_no_package_and_one_of_two_are_refused() throws IOException {
        file("park.zip");
        file("park/evidence.xml");
        file("park.review.json");
        file("prak.review.json");
        assertEquals(List.of("store.review-shared park.review.json", "store.review-alone prak.review.json"), refused());
    }
}

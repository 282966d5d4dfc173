package org.lingtan.api.edition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.application.CaseState;
import org.lingtan.api.application.Cases;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.Role;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.engine.workbench.CaseStore;
import org.lingtan.engine.workbench.StoredCase.Status;

/** The packages of all cases, laid out as the editor's bench reads them: links to the stored bytes where they lie in a folder. */
public final class StoredCases {

    private static final int PAGE = 100;
    private static final Person READER = new Person("impact", Person.BODY, Set.of(Role.AUDITOR));

    /** What is being decided; everything after a decision is closed, everything before the package was handed in a draft. */
    private static final Set<CaseState> OPEN = EnumSet.range(CaseState.SUBMITTED, CaseState.READY);

    private static final Set<CaseState> DECIDED = EnumSet.of(CaseState.REJECTED, CaseState.REFUSED);

    private final Cases cases;
    private final DocumentStore documents;

    /**
     * The cases of a certification body.
     *
     * @param cases the cases
     * @param documents where packages and review records are kept
     */
    public StoredCases(Cases cases, DocumentStore documents) {
        this.cases = cases;
        this.documents = documents;
    }

    static Status status(CaseState state) {
        if (state == CaseState.DRAFT) {
            return Status.DRAFT;
        }
        return OPEN.contains(state) && !DECIDED.contains(state) ? Status.OPEN : Status.CLOSED;
    }

    /**
     * Lays the packages out while something is done with them.
     *
     * @param beside a folder that may hold one more for that time
     * @param work what is done with the folder of packages
     * @param <T> what comes of it
     * @return what came of it
     */
    public <T> T laidOut(Path beside, Function<Path, T> work) {
        try {
            Path folder = Files.createTempDirectory(beside, "cases");
            try {
                List<String> rows = new ArrayList<>(List.of("package,status,registered"));
                List<CaseFile> page = cases.list(READER, "", PAGE);
                while (!page.isEmpty()) {
                    for (CaseFile file : page) {
                        if (layOut(file, folder)) {
                            rows.add(file.id() + ".zip,"
                                    + status(file.state()).name().toLowerCase(Locale.ROOT) + ",");
                        }
                    }
                    page = cases.list(READER, page.get(page.size() - 1).id(), PAGE);
                }
                Files.write(folder.resolve(CaseStore.MANIFEST), rows);
                return work.apply(folder);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean layOut(CaseFile file, Path folder) {
        Optional<String> archive = file.find(Fact.ARCHIVE);
        if (archive.isEmpty() || !documents.layOut(archive.get(), folder.resolve(file.id() + ".zip"))) {
            return false;
        }
        file.find(Fact.RECORD)
                .ifPresent(record -> documents.layOut(record, folder.resolve(file.id() + ".review.json")));
        return true;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

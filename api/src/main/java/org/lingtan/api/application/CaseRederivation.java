package org.lingtan.api.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/**
 * Folds the entries of the journal into cases by the same machine and holds them against the stored ones. Of a case that
 * was compared only the id is kept.
 */
final class CaseRederivation implements Rederivation {

    private static final int PAGE = 1_000;

    private final Database database;
    private final CaseMachine machine;
    private final Set<String> derived = new HashSet<>();
    private final List<CaseFile> page = new ArrayList<>();
    private @Nullable CaseFile last;

    CaseRederivation(Database database, CaseMachine machine) {
        this.database = database;
        this.machine = machine;
    }

    @Override
    public boolean isBySubject() {
        return true;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        String id = entry.subject();
        CaseFile before = last;
        if (before != null && !before.id().equals(id)) {
            end(before, found);
            before = null;
        }
        if (entry.kind().equals(Cases.OPENED)) {
            last = Cases.opened(entry);
        } else if (entry.kind().equals(Cases.DONE)) {
            try {
                last = machine.apply(before == null ? CaseFile.draft(id, "?", "?") : before, Deed.read(entry.body()));
            } catch (Refusal illegal) {
                found.accept(new Discrepancy(
                        "journal/" + entry.sequence(),
                        "case.act",
                        String.valueOf(illegal.getMessage()),
                        "a legal act"));
            }
        }
    }

    private void end(CaseFile file, Consumer<Discrepancy> found) {
        last = null;
        page.add(file);
        if (page.size() == PAGE) {
            comparePage(found);
        }
    }

    private void comparePage(Consumer<Discrepancy> found) {
        Map<String, String> stored = Cases.texts(database, page.stream().map(CaseFile::id));
        for (CaseFile file : page) {
            derived.add(file.id());
            differ(file.id(), stored.getOrDefault(file.id(), "missing"), file.toJson(), found);
        }
        page.clear();
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        if (last != null) {
            end(last, found);
        }
        comparePage(found);
        try (Stream<String> stored = database
                .jdbc()
                .sql("select id from certification_case order by id")
                .withFetchSize(PAGE)
                .query(String.class)
                .stream()) {
            stored.filter(id -> !derived.contains(id)).forEach(id -> differ(id, "stored", "no such case", found));
        }
    }

    private static void differ(String id, String stored, String expected, Consumer<Discrepancy> found) {
        if (!stored.equals(expected)) {
            found.accept(new Discrepancy("case/" + id, "case.file", stored, expected));
        }
    }
}

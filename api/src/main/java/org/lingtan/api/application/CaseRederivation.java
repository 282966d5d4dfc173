package org.lingtan.api.application;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** Folds the entries of the journal into cases by the same machine and holds them against the stored ones. */
final class CaseRederivation implements Rederivation {

    private static final int PAGE = 1_000;

    private final Database database;
    private final CaseMachine machine;
    private final Map<String, CaseFile> derived = new TreeMap<>();

    CaseRederivation(Database database, CaseMachine machine) {
        this.database = database;
        this.machine = machine;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        String id = entry.subject();
        if (entry.kind().equals(Cases.OPENED)) {
            derived.put(
                    id,
                    CaseFile.draft(
                            id,
                            entry.body().get("applicant").text(),
                            entry.body().get("rulebook").text()));
        } else if (entry.kind().equals(Cases.DONE)) {
            try {
                derived.put(
                        id,
                        machine.apply(derived.getOrDefault(id, CaseFile.draft(id, "?", "?")), Deed.read(entry.body())));
            } catch (Refusal illegal) {
                found.accept(new Discrepancy(
                        "journal/" + entry.sequence(),
                        "case.act",
                        String.valueOf(illegal.getMessage()),
                        "a legal act"));
            }
        }
    }

    /** Cases are many, so that the stored ones are held one at a time. */
    @Override
    public void compare(Consumer<Discrepancy> found) {
        try (Stream<Map.Entry<String, String>> stored = database
                .jdbc()
                .sql("select id, file from certification_case order by id")
                .withFetchSize(PAGE)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("file")))
                .stream()) {
            stored.forEach(one -> Optional.ofNullable(derived.remove(one.getKey()))
                    .ifPresentOrElse(
                            file -> differ(one.getKey(), one.getValue(), file.toJson(), found),
                            () -> differ(one.getKey(), "stored", "no such case", found)));
        }
        derived.forEach((id, file) -> differ(id, "missing", file.toJson(), found));
    }

    private static void differ(String id, String stored, String expected, Consumer<Discrepancy> found) {
        if (!stored.equals(expected)) {
            found.accept(new Discrepancy("case/" + id, "case.file", stored, expected));
        }
    }
}

package org.lingtan.api.application;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.problem.Refusal;

/** Folds the entries of the journal into cases by the same machine and holds them against the stored ones. */
final class CaseRederivation implements Rederivation {

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

    @Override
    public void compare(Consumer<Discrepancy> found) {
        Map<String, String> stored = new TreeMap<>();
        database.jdbc().sql("select id, file from certification_case").query(row -> {
            stored.put(row.getString("id"), row.getString("file"));
        });
        derived.forEach((id, file) -> {
            String text = stored.getOrDefault(id, "missing");
            if (!text.equals(file.toJson())) {
                found.accept(new Discrepancy("case/" + id, "case.file", text, file.toJson()));
            }
        });
        stored.keySet().stream()
                .filter(id -> !derived.containsKey(id))
                .forEach(id -> found.accept(new Discrepancy("case/" + id, "case.file", "stored", "no such case")));
    }
}

package org.lingtan.api.edition;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.document.DocumentStore;
import org.lingtan.engine.outcome.CanonicalJson;

/** Folds the journal into signing keys, drafts and statements, and looks for the archives that it names. */
final class EditionRederivation implements Rederivation {

    private final Database database;
    private final DocumentStore documents;
    private final Map<String, String> keys = new TreeMap<>();
    private final Map<String, String> drafts = new TreeMap<>();
    private final Map<String, String> statements = new TreeMap<>();
    private final Map<String, String> archives = new TreeMap<>();

    EditionRederivation(Database database, DocumentStore documents) {
        this.database = database;
        this.documents = documents;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        switch (entry.kind()) {
            case SigningKeys.ADDED ->
                keys.put(entry.subject(), entry.body().get("person").text());
            case SigningKeys.ENDED -> keys.computeIfPresent(entry.subject(), (key, person) -> person + " ended");
            case Editions.DRAFT -> {
                String archive = entry.body().get("archive").text();
                drafts.put(entry.subject(), entry.body().get("digest").text() + " " + archive);
                archives.putIfAbsent(archive, entry.subject());
            }
            case Editions.STATEMENT ->
                statements.put(
                        entry.subject() + "/" + entry.body().get("file").text(),
                        entry.body().get("digest").text());
            default -> {
                // Other entries tell of other things.
            }
        }
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        compare(
                "signing-key",
                keys,
                stored("select key, person_id || case when ended is null then '' else ' ended'"
                        + " end from signing_key"),
                found);
        compare(
                "rulebook",
                drafts,
                stored("select id || '@' || version, digest || ' ' || archive from rulebook_draft"),
                found);
        Map<String, String> texts =
                stored("select id || '@' || version || '/' || file, content from rulebook_statement");
        texts.replaceAll((place, content) -> CanonicalJson.digest(content.getBytes(StandardCharsets.UTF_8)));
        compare("rulebook", statements, texts, found);
        archives.forEach((digest, id) -> {
            DocumentStore.State state = documents.state(digest);
            if (state != DocumentStore.State.WHOLE) {
                found.accept(new Discrepancy(
                        "rulebook/" + id, "rulebook.bytes", state.name().toLowerCase(Locale.ROOT), digest));
            }
        });
    }

    private Map<String, String> stored(String query) {
        Map<String, String> rows = new TreeMap<>();
        List<Map.Entry<String, String>> found = new ArrayList<>(database.jdbc()
                .sql(query)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list());
        found.forEach(row -> rows.put(row.getKey(), row.getValue()));
        return rows;
    }

    private static void compare(
            String kind, Map<String, String> derived, Map<String, String> stored, Consumer<Discrepancy> found) {
        derived.forEach((place, value) -> {
            String is = stored.getOrDefault(place, "none");
            if (!is.equals(value)) {
                found.accept(new Discrepancy(kind + "/" + place, kind + ".differs", is, value));
            }
        });
        stored.forEach((place, value) -> {
            if (!derived.containsKey(place)) {
                found.accept(new Discrepancy(kind + "/" + place, kind + ".unknown", value, "none"));
            }
        });
    }
}

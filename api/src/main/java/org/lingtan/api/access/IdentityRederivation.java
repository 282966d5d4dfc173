package org.lingtan.api.access;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;

/** Re-derives from the journal whose each identity is, so that a way into an account that was made past the journal shows. */
final class IdentityRederivation implements Rederivation {

    private final Database database;
    private final Map<String, String> derived = new TreeMap<>();

    IdentityRederivation(Database database) {
        this.database = database;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        if (entry.kind().equals("access.identity")) {
            derived.put(
                    entry.body().get("identity").text(),
                    shown(entry.subject(), entry.body().get("mark").text()));
        } else if (entry.kind().equals("access.identity-removed")) {
            derived.remove(entry.body().get("identity").text());
        }
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        Map<String, String> stored = stored();
        SortedSet<String> ids = new TreeSet<>(stored.keySet());
        ids.addAll(derived.keySet());
        for (String id : ids) {
            String is = Optional.ofNullable(stored.get(id)).orElse("no identity");
            String should = Optional.ofNullable(derived.get(id)).orElse("no identity");
            if (!is.equals(should)) {
                found.accept(new Discrepancy("identity/" + id, "access.identity", is, should));
            }
        }
    }

    private Map<String, String> stored() {
        return database
                .jdbc()
                .sql("select id, person_id, mark from identity")
                .query((row, number) ->
                        Map.entry(row.getString("id"), shown(row.getString("person_id"), row.getString("mark"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String shown(String person, String mark) {
        return person + ": " + mark;
    }
}

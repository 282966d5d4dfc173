package org.lingtan.api.application;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lingtan.api.application.MatterRules.Effect;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.JournalEntry;
import org.lingtan.api.audit.Rederivation;
import org.lingtan.api.database.Database;
import org.lingtan.api.matter.Contacts;
import org.lingtan.api.matter.Matter;

/**
 * Holds the contacts of strangers against what strangers brought up: each of it has one, and there are no others. What a
 * contact says is nowhere else, so that it can be erased.
 */
final class ContactRederivation implements Rederivation {

    private static final int PAGE = 1_000;

    private final Database database;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> expected = new TreeSet<>();

    ContactRederivation(Database database) {
        this.database = database;
    }

    @Override
    public void take(JournalEntry entry, Consumer<Discrepancy> found) {
        if (entry.kind().equals(Contacts.ERASED)) {
            expected.remove(entry.subject() + "/" + entry.body().get("matter").text());
        }
        if (!entry.kind().equals(Cases.DONE)) {
            return;
        }
        Act act = Act.of(entry.body().get("act").text());
        Optional<Effect> effect = MatterRules.of(act);
        boolean isDispute = act == Act.OBJECT || act == Act.COMPLAIN;
        if (isDispute && effect.isPresent() && effect.get() instanceof Effect.Opens opens) {
            String place = entry.subject() + "/" + Matter.id(opens.kind(), counted(entry.subject(), opens.kind()));
            if (entry.actor().equals(Person.PUBLIC.id())) {
                expected.add(place);
            }
        }
    }

    private int counted(String id, Matter.Kind kind) {
        return counts.merge(id + "/" + kind.code(), 1, Integer::sum);
    }

    @Override
    public void compare(Consumer<Discrepancy> found) {
        try (Stream<String> stored = database
                .jdbc()
                .sql("select case_id || '/' || matter from dispute_contact order by 1")
                .withFetchSize(PAGE)
                .query(String.class)
                .stream()) {
            stored.filter(place -> !expected.remove(place))
                    .forEach(place -> differ(place, "a contact", "nothing that a stranger brought up", found));
        }
        expected.forEach(place -> differ(place, "none", "a contact, or that it was erased", found));
    }

    private static void differ(String place, String stored, String wanted, Consumer<Discrepancy> found) {
        found.accept(new Discrepancy("case/" + place, "case.contact", stored, wanted));
    }
}

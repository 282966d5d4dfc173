package org.lingtan.api.certificate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.Cases;
import org.lingtan.api.audit.Journal;
import org.lingtan.api.audit.JournalEntry;

/** How certificates came to stand as they do, read out of the journal. */
final class RegisterHistory {

    private static final Map<Act, String> STANDINGS = Map.of(
            Act.ISSUE, "active",
            Act.SUSPEND, "suspended",
            Act.REINSTATE, "active",
            Act.WITHDRAW, "withdrawn",
            Act.EXPIRE, "expired",
            Act.SUPERSEDE, "superseded");

    /** An appeal that was granted puts these back into force; on others it says nothing about a certificate. */
    private static final Set<String> REOPENED = Set.of("suspended", "withdrawn");

    /** Only these reasons are written for the public; what an appeal says is between those who were in it. */
    private static final Set<Act> REASONED = EnumSet.of(Act.SUSPEND, Act.REINSTATE, Act.WITHDRAW);

    private final Journal journal;

    RegisterHistory(Journal journal) {
        this.journal = journal;
    }

    /** The changes of one certificate, from its issue, by the entries about it. */
    static List<Register.Change> of(List<JournalEntry> entries) {
        List<Register.Change> changes = new ArrayList<>();
        entries.forEach(entry -> follow(entry, changes));
        return changes;
    }

    /** The changes of all certificates, by case. */
    Map<String, List<Register.Change>> all() {
        Map<String, List<Register.Change>> all = new HashMap<>();
        Consumer<JournalEntry> reader =
                entry -> follow(entry, all.computeIfAbsent(entry.subject(), id -> new ArrayList<>(1)));
        journal.eachStanding(reader);
        return all;
    }

    private static void follow(JournalEntry entry, List<Register.Change> changes) {
        if (!entry.kind().equals(Cases.DONE)) {
            return;
        }
        Act act = Act.of(entry.body().get("act").text());
        Optional<String> before = changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.get(changes.size() - 1).standing());
        String reopened =
                act == Act.UPHOLD_APPEAL && before.filter(REOPENED::contains).isPresent() ? "active" : "";
        String standing = STANDINGS.getOrDefault(act, reopened);
        if (!standing.isEmpty()) {
            String reason = REASONED.contains(act) ? entry.body().get("reason").text() : "";
            changes.add(new Register.Change(
                    entry.at().toString(), entry.body().get("on").text(), standing, reason));
        }
    }
}

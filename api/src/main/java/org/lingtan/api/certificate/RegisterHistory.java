package org.lingtan.api.certificate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lingtan.api.application.Act;
import org.lingtan.api.application.CaseFile.Fact;
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

    /** An appeal that was granted ends these; on others it says nothing about a certificate. */
    private static final Set<String> REOPENED = Set.of("suspended", "withdrawn");

    /** What a successor takes the place of; what has ended stays as it ended. */
    private static final Set<String> IN_FORCE = Set.of("active", "suspended");

    /** Only these reasons are written for the public; what an appeal says is between those who were in it. */
    private static final Set<Act> REASONED = EnumSet.of(Act.SUSPEND, Act.REINSTATE, Act.WITHDRAW);

    private final Journal journal;

    RegisterHistory(Journal journal) {
        this.journal = journal;
    }

    /** How one certificate came to stand, entry by entry. */
    private static final class Course {
        private final List<Register.Change> changes = new ArrayList<>(1);
        private String until = "";
        private boolean hasSuccessor;

        void follow(JournalEntry entry) {
            if (!entry.kind().equals(Cases.DONE)) {
                return;
            }
            Act act = Act.of(entry.body().get("act").text());
            String on = entry.body().get("on").text();
            String standing = standing(act, on);
            if (act == Act.ISSUE) {
                until = entry.body().get("facts").get(Fact.VALID_UNTIL.name()).text();
            }
            hasSuccessor |= act == Act.SUPERSEDE;
            if (!standing.isEmpty()) {
                String reason =
                        REASONED.contains(act) ? entry.body().get("reason").text() : "";
                changes.add(new Register.Change(entry.at().toString(), on, standing, reason));
            }
        }

        /** How it stands after an act; blank where the act changes nothing. */
        private String standing(Act act, String on) {
            String before =
                    changes.isEmpty() ? "" : changes.get(changes.size() - 1).standing();
            if (act == Act.UPHOLD_APPEAL && REOPENED.contains(before)) {
                return !hasSuccessor ? "active" : on.compareTo(until) > 0 ? "expired" : "superseded";
            }
            if (act == Act.SUPERSEDE && !IN_FORCE.contains(before)) {
                return "";
            }
            return STANDINGS.getOrDefault(act, "");
        }
    }

    /** The changes of one certificate, from its issue, by the entries about it. */
    static List<Register.Change> of(List<JournalEntry> entries) {
        Course course = new Course();
        entries.forEach(course::follow);
        return course.changes;
    }

    /** The changes of all certificates, by case. */
    Map<String, List<Register.Change>> all() {
        Map<String, Course> courses = new HashMap<>();
        journal.eachStanding(entry ->
                courses.computeIfAbsent(entry.subject(), id -> new Course()).follow(entry));
        Map<String, List<Register.Change>> all = new HashMap<>();
        courses.forEach((id, course) -> all.put(id, course.changes));
        return all;
    }
}

package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lingtan.api.application.CaseFile.Fact;

/**
 * A case taken along by the machine alone. It keeps what the journal would hold of it, so that many can be written at
 * once; the check re-derives both from each other.
 */
public final class SeedCase {

    /** What an entry of the journal says, without its place in the chain. */
    public record Entry(String actor, String kind, String subject, Map<String, ?> body) {}

    private static final CaseMachine MACHINE = CaseMachine.shipped();

    private final List<Entry> entries = new ArrayList<>();
    private CaseFile file;

    public SeedCase(String id, Person applicant, String rulebook) {
        this.file = CaseFile.draft(id, applicant.tenant(), rulebook);
        add(applicant, Cases.OPENED, id, Map.of("applicant", file.applicant(), "rulebook", rulebook));
    }

    public void add(Person actor, String kind, String subject, Map<String, ?> body) {
        entries.add(new Entry(actor.id(), kind, subject, body));
    }

    public void act(Act act, Person person, LocalDate on, Map<Fact, String> facts) {
        done(new Deed(act, person, Optional.empty(), on, "seen and found so", facts));
    }

    public void seat(Act act, Person person, Person seated, LocalDate on) {
        done(new Deed(act, person, Optional.of(seated), on, "seen and found so", Map.of()));
    }

    private void done(Deed deed) {
        file = MACHINE.apply(file, deed);
        add(deed.person(), Cases.DONE, file.id(), deed.toJson());
    }

    public CaseFile file() {
        return file;
    }

    /** What was done since somebody asked last. */
    public List<Entry> taken() {
        List<Entry> taken = List.copyOf(entries);
        entries.clear();
        return taken;
    }
}

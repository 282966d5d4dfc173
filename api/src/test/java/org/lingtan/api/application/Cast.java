package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lingtan.api.application.CaseFile.Fact;

/** The people of the tests. Everybody of the body has every role: only persons tell them apart. */
final class Cast {

    static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    static final String PARK = "park-1";
    static final Set<Role> ALL = EnumSet.complementOf(EnumSet.of(Role.APPLICANT));
    static final List<Person> STAFF = List.of(staff("s1"), staff("s2"), staff("s3"), staff("s4"));
    static final Person PREPARER = new Person("p1", PARK, Set.of(Role.APPLICANT));
    static final Person DECLARANT = new Person("p2", PARK, Set.of(Role.APPLICANT));
    static final Person STRANGER = new Person("x", "park-2", Set.of(Role.APPLICANT));
    static final Person ANYBODY = new Person("anybody", Person.NOBODY, Set.of(Role.PUBLIC));

    /** What every case of the tests knows once its rules have run. */
    static final Map<Fact, String> FINDINGS =
            Map.of(Fact.RULEBOOK, "sha256:book", Fact.REVIEW, "sha256:review", Fact.FINDINGS, "sha256:findings");

    private Cast() {}

    static Person staff(String id) {
        return new Person(id, Person.BODY, ALL);
    }

    /** What an act tells the case. */
    static Map<Fact, String> facts(Act act) {
        return switch (act) {
            case ATTACH -> Map.of(Fact.PACKAGE, "sha256:package", Fact.YEAR, "2025");
            case REPLACE -> Map.of(Fact.PACKAGE, "sha256:replaced");
            case RE_EVALUATE -> FINDINGS;
            case GRANT -> Map.of(Fact.PUBLICITY_END, "2026-05-01");
            case ISSUE -> Map.of(Fact.CERTIFICATE, "LT-2026-000001", Fact.VALID_UNTIL, "2026-05-01");
            case SUPERSEDE -> Map.of(Fact.SUCCESSOR, "LT-2027-000001");
            default -> Map.of();
        };
    }

    static Deed deed(Act act, Person person, Optional<Person> seat) {
        return new Deed(act, person, seat, DAY, "because", facts(act));
    }

    static Deed deed(Act act, Person person) {
        return deed(act, person, Optional.empty());
    }
}

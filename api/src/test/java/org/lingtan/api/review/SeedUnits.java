package org.lingtan.api.review;

import java.util.List;
import java.util.Map;
import org.lingtan.api.application.Person;
import org.lingtan.api.application.SeedCase;

/** What the journal holds of units that a case reserves and uses. */
public final class SeedUnits {

    private SeedUnits() {}

    public static void reserve(SeedCase seed, Person person, String programme, String project, String from, String to) {
        Map<String, String> row = Map.of("programme", programme, "project", project, "from", from, "to", to);
        seed.add(
                person,
                CreditUnitLedger.RESERVED,
                seed.file().id(),
                Map.of("accepted", List.of(row), "refused", Map.of()));
    }

    public static void use(SeedCase seed, Person person) {
        seed.add(person, CreditUnitLedger.USED, seed.file().id(), Map.of("ranges", 1));
    }
}

package org.lingtan.api.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.api.matter.Details;
import org.lingtan.api.matter.Field;

/**
 * One act by one person, with all it needs to be judged: the machine decides from the case and this alone, so that the
 * journal can be replayed.
 *
 * @param act what is done
 * @param person who does it
 * @param seat whom the act puts into a chair
 * @param on the day
 * @param reason why; blank where none is asked for
 * @param details what else is said
 * @param facts what the case knows afterwards
 */
public record Deed(
        Act act,
        Person person,
        Optional<Person> seat,
        LocalDate on,
        String reason,
        Details details,
        Map<Fact, String> facts) {

    /** Copies the facts. */
    public Deed {
        facts = Map.copyOf(facts);
    }

    /**
     * A deed that says nothing beside its reason.
     *
     * @param act what is done
     * @param person who does it
     * @param seat whom the act puts into a chair
     * @param on the day
     * @param reason why; blank where none is asked for
     * @param facts what the case knows afterwards
     */
    public Deed(Act act, Person person, Optional<Person> seat, LocalDate on, String reason, Map<Fact, String> facts) {
        this(act, person, seat, on, reason, Details.NONE, facts);
    }

    /** A deed that says nothing more than who does what, when and why. */
    public static Deed of(Act act, Person person, LocalDate on, String reason) {
        return new Deed(act, person, Optional.empty(), on, reason, Map.of());
    }

    /** Whether it says why, in its reason or in its details. */
    boolean isReasoned() {
        return !reason.isBlank()
                || details.find(Field.TEXT).isPresent()
                || details.find(Field.CORRECTION).isPresent()
                || details.find(Field.MISSING).isPresent();
    }

    /** The body of the journal's entry. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new TreeMap<>();
        json.put("act", act.code());
        json.put("person", person(person));
        seat.ifPresent(seated -> json.put("seat", person(seated)));
        json.put("on", on.toString());
        json.put("reason", reason);
        if (!details.said().isEmpty()) {
            json.put("details", details.toJson());
        }
        Map<String, Object> known = new TreeMap<>();
        facts.forEach((fact, value) -> known.put(fact.name(), value));
        json.put("facts", known);
        return json;
    }

    private static Map<String, Object> person(Person person) {
        return Map.of(
                "id",
                person.id(),
                "tenant",
                person.tenant(),
                "roles",
                person.roles().stream().map(Role::code).sorted().toList());
    }

    static Deed read(org.lingtan.catalog.source.JsonNode json) {
        Map<Fact, String> facts = new TreeMap<>();
        json.get("facts").entries().forEach((fact, value) -> facts.put(Fact.valueOf(fact), value.text()));
        return new Deed(
                Act.valueOf(CaseJson.constant(json.get("act").text())),
                readPerson(json.get("person")),
                json.find("seat").map(Deed::readPerson),
                LocalDate.parse(json.get("on").text()),
                json.get("reason").text(),
                json.find("details").map(Details::read).orElse(Details.NONE),
                facts);
    }

    private static Person readPerson(org.lingtan.catalog.source.JsonNode json) {
        Set<Role> roles = new java.util.TreeSet<>();
        json.get("roles").items().forEach(role -> roles.add(Role.valueOf(CaseJson.constant(role.text()))));
        return new Person(json.get("id").text(), json.get("tenant").text(), roles);
    }
}

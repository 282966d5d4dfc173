package org.lingtan.api.application;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.matter.Matters;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.JsonSource;
import org.lingtan.engine.outcome.CanonicalJson;

/** The stored form of a case. */
final class CaseJson {

    private CaseJson() {}

    static String write(CaseFile file) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", file.id());
        json.put("applicant", file.applicant());
        json.put("rulebook", file.rulebook());
        json.put("revision", String.valueOf(file.revision()));
        json.put("state", file.state().code());
        json.put("resume", file.resume().map(CaseState::code).orElse(null));
        Map<String, Object> seats = new LinkedHashMap<>();
        Participants people = file.people();
        people.seats().forEach((chair, person) -> seats.put(chair.code(), person));
        json.put("seats", seats);
        Map<String, Object> sat = new LinkedHashMap<>();
        people.sat().forEach((chair, sitters) -> sat.put(chair.code(), new ArrayList<>(sitters)));
        json.put("sat", sat);
        json.put("park", new ArrayList<>(people.park()));
        json.put("involved", new ArrayList<>(people.involved()));
        json.put("free", new ArrayList<>(people.free()));
        json.put("conflicted", new ArrayList<>(people.conflicted()));
        json.put("preparer", people.preparer().orElse(null));
        json.put("returned", file.returned());
        if (!file.matters().all().isEmpty()) {
            json.put("matters", file.matters().toJson());
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        file.facts().forEach((fact, value) -> facts.put(fact.name(), value));
        json.put("facts", facts);
        return CanonicalJson.write(json);
    }

    static CaseFile read(String text) {
        JsonNode json = JsonSource.read("case", text);
        Map<CaseFile.Fact, String> facts = new EnumMap<>(CaseFile.Fact.class);
        json.get("facts").entries().forEach((fact, value) -> facts.put(CaseFile.Fact.valueOf(fact), value.text()));
        return new CaseFile(
                json.get("id").text(),
                json.get("applicant").text(),
                json.get("rulebook").text(),
                Long.parseLong(json.get("revision").text()),
                state(json.get("state").text()),
                optional(json.get("resume")).map(CaseJson::state),
                json.get("returned").flag(),
                participants(json),
                json.find("matters").map(Matters::read).orElse(Matters.NONE),
                facts);
    }

    private static Participants participants(JsonNode json) {
        Map<Chair, String> seats = new EnumMap<>(Chair.class);
        json.get("seats").entries().forEach((chair, person) -> seats.put(chair(chair), person.text()));
        Map<Chair, SortedSet<String>> sat = new EnumMap<>(Chair.class);
        json.get("sat").entries().forEach((chair, people) -> sat.put(chair(chair), people(people)));
        return new Participants(
                seats,
                sat,
                people(json.get("park")),
                people(json.get("involved")),
                people(json.get("free")),
                people(json.get("conflicted")),
                optional(json.get("preparer")));
    }

    private static Optional<String> optional(JsonNode node) {
        return node.kind() == JsonNode.Kind.NULL ? Optional.empty() : Optional.of(node.text());
    }

    private static SortedSet<String> people(JsonNode list) {
        SortedSet<String> people = new TreeSet<>();
        list.items().forEach(person -> people.add(person.text()));
        return people;
    }

    private static Chair chair(String code) {
        return Chair.valueOf(constant(code));
    }

    private static CaseState state(String code) {
        return CaseState.valueOf(constant(code));
    }

    static String constant(String code) {
        return code.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
}

package org.lingtan.engine.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lingtan.catalog.Text;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.catalog.source.CreditCode;
import org.lingtan.catalog.source.Names;
import org.lingtan.catalog.source.Numbers;
import org.lingtan.catalog.source.SourceException;
import org.lingtan.engine.rulebook.RulebookId;

/** Checks who applies, for which year, for what: everything of evidence.xml but the evidence and the attachments. */
final class HeaderCheck {

    private static final int FIRST_YEAR = 2015;
    private static final List<String> SIDES = List.of("north", "east", "south", "west");
    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}");
    // GB/T 2260: the provinces, autonomous regions, municipalities and special administrative regions.
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    private final EvidenceXml document;
    private final IntakeProblems problems;

    HeaderCheck(EvidenceXml document, IntakeProblems problems) {
        this.document = document;
        this.problems = problems;
    }

    /** The header; of no use where a problem was found. */
    record Header(
            Park park, int year, LocalDate applicationDate, List<RulebookId> rulebooks, List<Exclusion> exclusions) {}

    Header check() {
        LocalDate date = date();
        return new Header(park(), year(date), date, rulebooks(), exclusions());
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(document.applicationDate);
        } catch (DateTimeParseException e) {
            problems.add("evidence.date", document.place() + " applicationDate", document.applicationDate);
            return LocalDate.EPOCH;
        }
    }

    private int year(LocalDate date) {
        int year = Integer.parseInt(document.period.year);
        if (year < FIRST_YEAR) {
            problems.add("evidence.year", document.period.place(), year, FIRST_YEAR);
        } else if (!date.equals(LocalDate.EPOCH) && year >= date.getYear()) {
            problems.add("evidence.period-not-over", document.period.place(), year, date);
        }
        return year;
    }

    private Park park() {
        EvidenceXml.ParkXml park = document.park;
        CreditCode.check(park.creditCode, park.place() + " park/@creditCode").ifPresent(problems::add);
        if (!DIVISION.matcher(park.division).matches() || !PROVINCES.contains(park.division.substring(0, 2))) {
            problems.add("evidence.division", park.place() + " park/@division", park.division);
        }
        boolean named = !park.name.zh.isBlank() && !park.name.en.isBlank();
        problems.addAll(Names.check(park.name.zh, park.name.place() + " park/name/@zh"));
        problems.addAll(Names.check(park.name.en, park.name.place() + " park/name/@en"));
        return new Park(
                named ? new Text(park.name.zh, park.name.en) : new Text("?", "?"),
                park.creditCode,
                park.division,
                park.type,
                boundary(park.boundary),
                area(park));
    }

    private Ratio area(EvidenceXml.ParkXml park) {
        String place = park.place() + " park/@area";
        try {
            Ratio area = Numbers.decimal(park.area, place);
            if (area.signum() <= 0) {
                problems.add("evidence.area", place, park.area);
            }
            return area;
        } catch (SourceException e) {
            problems.addAll(e.problems());
            return Ratio.ZERO;
        }
    }

    private String boundary(EvidenceXml.Boundary boundary) {
        if (boundary.kind.equals("whole")) {
            if (!boundary.sides.isEmpty()) {
                problems.add("evidence.sides-of-whole", boundary.place());
            }
            return "whole";
        }
        Map<String, String> sides = new HashMap<>();
        for (EvidenceXml.Side side : boundary.sides) {
            if (side.text.isBlank() || sides.put(side.direction, side.text.strip()) != null) {
                problems.add("evidence.side", side.place(), side.direction);
            }
        }
        List<String> described = new ArrayList<>();
        for (String direction : SIDES) {
            String text = sides.get(direction);
            if (text == null) {
                problems.add("evidence.side-missing", boundary.place(), direction);
            } else {
                problems.addAll(Cells.hidden(text, boundary.place() + " " + direction));
                described.add(direction + ": " + text);
            }
        }
        return String.join("; ", described);
    }

    private List<RulebookId> rulebooks() {
        List<RulebookId> result = new ArrayList<>();
        for (EvidenceXml.RulebookXml rulebook : document.rulebooks) {
            try {
                RulebookId id = new RulebookId(rulebook.id, rulebook.version);
                if (result.stream().anyMatch(other -> other.id().equals(id.id()))) {
                    problems.add("evidence.rulebook-twice", rulebook.place(), id.id());
                }
                result.add(id);
            } catch (IllegalArgumentException e) {
                problems.add("evidence.rulebook", rulebook.place(), rulebook.id + "@" + rulebook.version);
            }
        }
        return result;
    }

    private List<Exclusion> exclusions() {
        List<Exclusion> result = new ArrayList<>();
        for (EvidenceXml.ExclusionXml exclusion : document.exclusions) {
            String what = exclusion.rulebook + "/" + exclusion.criterion;
            if (exclusion.reason.isBlank()) {
                problems.add("evidence.exclusion-reason", exclusion.place(), what);
            }
            problems.addAll(Cells.hidden(exclusion.reason, exclusion.place()));
            if (document.rulebooks.stream().noneMatch(rulebook -> rulebook.id.equals(exclusion.rulebook))) {
                problems.add("evidence.exclusion-rulebook", exclusion.place(), exclusion.rulebook);
            }
            if (!exclusion.document.isEmpty() && !isDocument(exclusion.document)) {
                problems.add("evidence.exclusion-document", exclusion.place(), exclusion.document);
            }
            if (result.stream().anyMatch(e -> what.equals(e.rulebook() + "/" + e.criterion()))) {
                problems.add("evidence.exclusion-twice", exclusion.place(), what);
            }
            result.add(new Exclusion(
                    exclusion.rulebook, exclusion.criterion, exclusion.reason.strip(), exclusion.document));
        }
        return result;
    }

    private boolean isDocument(String id) {
        return document.evidence.items.stream()
                .anyMatch(item -> item instanceof EvidenceXml.DocumentXml && item.id.equals(id));
    }
}

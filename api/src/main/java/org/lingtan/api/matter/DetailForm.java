package org.lingtan.api.matter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lingtan.api.problem.Refusal;
import org.lingtan.catalog.source.JsonNode;
import org.lingtan.catalog.source.Problem;

/**
 * What the details of an act must and may say.
 *
 * @param needed what must be said, once anything is
 * @param allowed what else may be said
 */
public record DetailForm(Set<Field> needed, Set<Field> allowed) {

    /** The most characters (UTF-16 units) of a text. */
    public static final int MOST_TEXT = 4_000;

    private static final int MOST_LINE = 200;
    private static final int MOST_ITEMS = 100;
    private static final String PLACE = "details";

    /** For acts that say nothing beside their reason. */
    public static final DetailForm NOTHING = new DetailForm(Set.of(), Set.of());

    /** Copies the sets. */
    public DetailForm {
        needed = Set.copyOf(needed);
        allowed = Set.copyOf(allowed);
    }

    /**
     * What was read, and everything that is wrong with it.
     *
     * @param details what could be read
     * @param problems what is wrong
     */
    public record Reading(Details details, List<Problem> problems) {
        /** Copies the list. */
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Whether a field may be said. */
    public boolean takes(Field field) {
        return needed.contains(field) || allowed.contains(field);
    }

    /**
     * Reads what somebody sent.
     *
     * @param json the object
     * @return what could be read and everything that is wrong with it
     * @throws org.lingtan.catalog.source.SourceException if it is no object
     */
    public Reading read(JsonNode json) {
        SortedMap<Field, List<String>> said = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        json.entries().forEach((code, value) -> {
            Field field = Field.find(code).filter(this::takes).orElse(null);
            if (field == null) {
                problems.add(problem("matter.field", code, code, taken()));
                return;
            }
            List<String> values = texts(field, value, problems);
            if (!values.isEmpty()) {
                said.put(field, values);
            }
        });
        for (Field field : EnumSet.allOf(Field.class)) {
            if (needed.contains(field) && json.find(field.code()).isEmpty()) {
                problems.add(problem("matter.needed", field.code(), field.code()));
            }
        }
        return new Reading(new Details(said), problems);
    }

    private String taken() {
        String fields = EnumSet.allOf(Field.class).stream()
                .filter(this::takes)
                .map(Field::code)
                .collect(Collectors.joining(", "));
        return fields.isEmpty() ? "-" : fields;
    }

    private static List<String> texts(Field field, JsonNode value, List<Problem> problems) {
        boolean isList = field.form() == Field.Form.LIST;
        boolean fits = isList
                ? value.kind() == JsonNode.Kind.LIST
                        && value.items().stream().allMatch(item -> item.kind() == JsonNode.Kind.TEXT)
                : value.kind() == JsonNode.Kind.TEXT;
        if (!fits) {
            problems.add(problem(isList ? "matter.list" : "matter.text", field.code(), field.code()));
            return List.of();
        }
        List<String> texts = isList ? value.list(JsonNode::text) : List.of(value.text());
        if (texts.isEmpty() || texts.size() > MOST_ITEMS) {
            problems.add(problem("matter.items", field.code(), texts.size(), MOST_ITEMS));
            return List.of();
        }
        int before = problems.size();
        for (int at = 0; at < texts.size(); at++) {
            text(field, isList ? field.code() + "/" + (at + 1) : field.code(), texts.get(at), problems);
        }
        return problems.size() == before ? texts.stream().map(String::strip).toList() : List.of();
    }

    private static void text(Field field, String place, String text, List<Problem> problems) {
        int most = field.form() == Field.Form.LINE ? MOST_LINE : MOST_TEXT;
        Optional<Problem> unfit = WrittenText.findProblem(PLACE + "/" + place, text, most);
        if (text.isBlank()) {
            problems.add(problem("matter.needed", place, place));
        } else if (unfit.isPresent()) {
            problems.add(unfit.get());
        } else if (field.form() == Field.Form.DAY && !isDay(text)) {
            problems.add(problem("matter.day", place, text));
        } else if (field == Field.GRADE && !Field.GRADES.contains(text.strip())) {
            problems.add(problem("matter.grade", place, text, String.join(", ", Field.GRADES)));
        }
    }

    private static boolean isDay(String text) {
        try {
            return text.strip().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                    && LocalDate.parse(text.strip()).getYear() > 0;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static Problem problem(String code, String place, Object... found) {
        return Refusal.of(Refusal.Reason.INPUT, code, PLACE + "/" + place, found)
                .problems()
                .get(0);
    }
}

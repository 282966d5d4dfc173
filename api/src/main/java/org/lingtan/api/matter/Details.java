package org.lingtan.api.matter;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.catalog.source.JsonNode;

/**
 * What an act says beside its reason.
 *
 * @param said what is said, by field; a field with one value holds a list of one
 */
public record Details(SortedMap<Field, List<String>> said) {

    /** Nothing more than the reason. */
    public static final Details NONE = new Details(new TreeMap<>());

    /** Copies what is said. */
    public Details {
        SortedMap<Field, List<String>> copy = new TreeMap<>();
        said.forEach((field, values) -> copy.put(field, List.copyOf(values)));
        said = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Details by field.
     *
     * @param said what is said, one value for each field
     * @return the details
     */
    public static Details of(Map<Field, String> said) {
        SortedMap<Field, List<String>> all = new TreeMap<>();
        said.forEach((field, value) -> all.put(field, List.of(value)));
        return new Details(all);
    }

    /**
     * Something that is said.
     *
     * @param field which
     * @return the value; empty if nothing is said
     */
    public Optional<String> find(Field field) {
        return all(field).stream().findFirst();
    }

    /**
     * Something that is said, where several may be.
     *
     * @param field which
     * @return the values in order, possibly none
     */
    public List<String> all(Field field) {
        return said.getOrDefault(field, List.of());
    }

    /**
     * A day.
     *
     * @param field which
     * @return the day; empty if nothing is said
     */
    public Optional<LocalDate> findDay(Field field) {
        return find(field).map(LocalDate::parse);
    }

    /**
     * These details and one more.
     *
     * @param field which
     * @param value what is said there
     * @return the details
     */
    public Details with(Field field, String value) {
        Map<Field, List<String>> more = new EnumMap<>(Field.class);
        more.putAll(said);
        more.put(field, List.of(value));
        return new Details(new TreeMap<>(more));
    }

    /**
     * The one form of these details: a text for each field, a list of texts where several may be said.
     *
     * @return canonical JSON, to be written
     */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new TreeMap<>();
        said.forEach(
                (field, values) -> json.put(field.code(), field.form() == Field.Form.LIST ? values : values.get(0)));
        return json;
    }

    /**
     * Reads details that were written by {@link #toJson()}.
     *
     * @param json the object
     * @return the details
     * @throws org.lingtan.catalog.source.SourceException if it is none
     */
    public static Details read(JsonNode json) {
        SortedMap<Field, List<String>> said = new TreeMap<>();
        json.entries().forEach((code, value) -> {
            Field field = Field.find(code).orElseThrow(() -> value.unfit("a field"));
            said.put(field, field.form() == Field.Form.LIST ? value.list(JsonNode::text) : List.of(value.text()));
        });
        return new Details(said);
    }
}

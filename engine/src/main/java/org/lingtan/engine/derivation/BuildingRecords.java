package org.lingtan.engine.derivation;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lingtan.catalog.Catalogue;
import org.lingtan.catalog.quantity.QuantityDefinition;
import org.lingtan.catalog.quantity.Ratio;
import org.lingtan.engine.evidence.Row;

/** Reads one building's assessment record for the rulebook of single buildings. */
public final class BuildingRecords {

    /** What the ids of quantities of a single building begin with. */
    static final String PREFIX = "building.";

    private static final List<String> PROPERTIES = List.of("type", "climate-zone", "phase", "sound-insulation");
    private static final List<String> FLAGS = List.of("control", "full-decoration", "window-airtight");

    private BuildingRecords() {}

    /** What one topic of a building's record says. Closed. */
    public sealed interface Topic permits Topic.Quantity, Topic.Property, Topic.Flag {

        /**
         * A quantity such as {@code building.safety}; MISSING if the cell was left empty.
         *
         * @param derived the quantity with its locator
         */
        record Quantity(Derived derived) implements Topic {}

        /**
         * A property such as {@code type}.
         *
         * @param value a choice of the column
         * @param locator where it stands
         */
        record Property(String value, String locator) implements Topic {}

        /**
         * A yes or no such as {@code control}.
         *
         * @param yes the answer
         * @param locator where it stands
         */
        record Flag(boolean yes, String locator) implements Topic {}
    }

    /**
     * Describes a building by topic: its quantities ({@code building.safety} and so on) always, and of {@code type},
     * {@code climate-zone}, {@code phase}, {@code sound-insulation}, {@code control}, {@code full-decoration} and
     * {@code window-airtight} those that were filled in; an empty cell is no answer, not a no.
     *
     * @param row a row of the table {@code building-records}
     * @param catalogue the catalogue that names the quantities
     * @return the topics, sorted by id
     */
    public static SortedMap<String, Topic> describe(Row row, Catalogue catalogue) {
        SortedMap<String, Topic> topics = new TreeMap<>();
        for (QuantityDefinition quantity : catalogue.quantities().values()) {
            if (quantity.id().startsWith(PREFIX)) {
                topics.put(quantity.id(), new Topic.Quantity(stated(row, quantity)));
            }
        }
        for (String property : PROPERTIES) {
            row.findText(property).ifPresent(value -> topics.put(property, new Topic.Property(value, row.locator())));
        }
        for (String flag : FLAGS) {
            if (row.cells().containsKey(flag)) {
                topics.put(flag, new Topic.Flag(row.isYes(flag), row.locator()));
            }
        }
        return topics;
    }

    private static Derived stated(Row row, QuantityDefinition quantity) {
        String column = quantity.id().substring(PREFIX.length());
        Trace trace = new Trace();
        trace.restsOn(row.locator());
        Optional<Ratio> value = number(row.cells().get(column));
        if (value.isEmpty()) {
            trace.missing(
                    "building.no-value",
                    row.text("id"),
                    quantity.titles().zh(),
                    quantity.titles().en());
            return Result.open(trace).derived(quantity);
        }
        return Result.of(trace, value.get(), value.get().toString()).derived(quantity);
    }

    /** A grade is a choice column, so its cell holds the digit as text. */
    private static Optional<Ratio> number(@Nullable Object cell) {
        if (cell instanceof Ratio ratio) {
            return Optional.of(ratio);
        }
        return cell instanceof String text ? Optional.of(Ratio.of(text)) : Optional.empty();
    }
}

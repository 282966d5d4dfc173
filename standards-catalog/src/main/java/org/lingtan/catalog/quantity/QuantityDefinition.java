package org.lingtan.catalog.quantity;

import java.util.List;
import org.lingtan.catalog.Text;

/**
 * What a criterion is measured by.
 *
 * @param id the id that rules, parameters and results name, for example {@code digital.access-rate}
 * @param unit the unit of every value of the quantity, a symbol that {@link Unit#of} reads
 * @param kind how it comes about
 * @param titles the name
 * @param formula how it is derived
 * @param from the tables it is derived from, in the order of the catalogue
 */
public record QuantityDefinition(String id, String unit, Kind kind, Text titles, Text formula, List<String> from) {

    /** How a quantity comes about. */
    public enum Kind {
        /** A sum over ledgers. */
        AMOUNT,
        /** One amount for each unit of another. */
        INTENSITY,
        /** A part of a whole, in percent. */
        SHARE,
        /** Stated by a record or document, not derived. */
        STATED
    }

    /** Copies the tables. */
    public QuantityDefinition {
        from = List.copyOf(from);
    }
}

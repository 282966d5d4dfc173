package org.lingtan.engine.derivation;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lingtan.catalog.Catalogue;

/**
 * Which tables each quantity may rest on, as the catalogue lists them. The derivation itself is held to these lists, so
 * a change of any other table cannot change the quantity.
 */
public final class DerivationClosure {

    /** The table the offset account reads beside the tables of the residual. */
    static final String CREDIT_UNITS = "credit-units";

    private final SortedMap<String, SortedSet<String>> tables = new TreeMap<>();

    /**
     * Reads the lists.
     *
     * @param catalogue the catalogue
     */
    public DerivationClosure(Catalogue catalogue) {
        catalogue.quantities().forEach((id, quantity) -> tables.put(id, new TreeSet<>(quantity.from())));
    }

    /**
     * The tables a quantity may read.
     *
     * @param quantity the id of a quantity
     * @return the table ids, sorted
     * @throws IllegalArgumentException if the catalogue has no such quantity
     */
    public SortedSet<String> tablesOf(String quantity) {
        SortedSet<String> found = tables.get(quantity);
        if (found == null) {
            throw new IllegalArgumentException("The quantity (%s) is not in the catalogue.".formatted(quantity));
        }
        return new TreeSet<>(found);
    }

    /**
     * The quantities a table may change.
     *
     * @param table the id of a table
     * @return the quantity ids, sorted; none for a table no quantity rests on
     */
    public SortedSet<String> quantitiesOn(String table) {
        SortedSet<String> found = new TreeSet<>();
        tables.forEach((quantity, from) -> {
            if (from.contains(table)) {
                found.add(quantity);
            }
        });
        return found;
    }

    /**
     * The tables the offset account may read.
     *
     * @return the table ids, sorted
     */
    public SortedSet<String> tablesOfOffsets() {
        SortedSet<String> all = tablesOf("carbon.residual");
        all.add(CREDIT_UNITS);
        return all;
    }
}

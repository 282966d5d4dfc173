package org.lingtan.engine.derivation;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lingtan.engine.outcome.OffsetAccount;

/** What became of every quantity of a park in one view of its evidence, and of the offsetting. Immutable. */
public final class DerivedValues {

    private final SortedMap<String, Derived> values;
    private final Map<String, Derived> byQuantity;
    private final OffsetAccount offsets;

    DerivedValues(SortedMap<String, Derived> values, OffsetAccount offsets) {
        this.values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        this.byQuantity = Map.copyOf(values);
        this.offsets = offsets;
    }

    /**
     * One quantity.
     *
     * @param quantity the id of a quantity of a park; quantities of single buildings come from {@link BuildingRecords}
     * @return what became of it
     * @throws IllegalArgumentException if the park has no such quantity
     */
    public Derived get(String quantity) {
        Derived derived = byQuantity.get(quantity);
        if (derived == null) {
            throw new IllegalArgumentException("The quantity (%s) is not derived for a park.".formatted(quantity));
        }
        return derived;
    }

    /**
     * Every quantity.
     *
     * @return the quantities by id, sorted
     */
    public SortedMap<String, Derived> all() {
        return values;
    }

    /**
     * The offsetting by the offset rules.
     *
     * @return the account
     */
    public OffsetAccount offsets() {
        return offsets;
    }
}

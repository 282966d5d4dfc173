package org.lingtan.catalog;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.factor.Factors;
import org.lingtan.catalog.quantity.QuantityDefinition;

/** The shipped catalogue: quantities, evidence tables, standards and factor tables. Immutable and thread-safe. */
public final class Catalogue {

    private static final class Shipped {
        static final Catalogue CATALOGUE = new Catalogue(
                CatalogueReader.quantities(), CatalogueReader.tables(), Factors.shipped());
    }

    private final Map<String, QuantityDefinition> quantities;
    private final Map<String, EvidenceTable> tables;
    private final Factors factors;

    private Catalogue(Map<String, QuantityDefinition> quantities, Map<String, EvidenceTable> tables, Factors factors) {
        this.quantities = Collections.unmodifiableMap(quantities);
        this.tables = Collections.unmodifiableMap(tables);
        this.factors = factors;
    }

    /**
     * The catalogue that the product ships.
     *
     * @return the catalogue, always the same
     */
    public static Catalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /**
     * All quantities, in the order of the file.
     *
     * @return the quantities by id
     */
    public Map<String, QuantityDefinition> quantities() {
        return quantities;
    }

    /**
     * A quantity that must be there.
     *
     * @param id the id
     * @return the quantity
     * @throws IllegalArgumentException if there is none
     */
    public QuantityDefinition quantity(String id) {
        return findQuantity(id)
                .orElseThrow(() -> new IllegalArgumentException("The quantity (%s) is not in the catalogue.".formatted(id)));
    }

    /**
     * A quantity that may be absent.
     *
     * @param id the id
     * @return the quantity, or empty
     */
    public Optional<QuantityDefinition> findQuantity(String id) {
        return Optional.ofNullable(quantities.get(id));
    }

    /**
     * All evidence tables, in the order of the file.
     *
     * @return the tables by id
     */
    public Map<String, EvidenceTable> tables() {
        return tables;
    }

    /**
     * An evidence table that may be absent.
     *
     * @param id the id
     * @return the table, or empty
     */
    public Optional<EvidenceTable> findTable(String id) {
        return Optional.ofNullable(tables.get(id));
    }

    /**
     * The factor tables.
     *
     * @return the factors
     */
    public Factors factors() {
        return factors;
    }
}

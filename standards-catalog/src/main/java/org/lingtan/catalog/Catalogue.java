package org.lingtan.catalog;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.lingtan.catalog.factor.Factors;
import org.lingtan.catalog.quantity.QuantityDefinition;

/** The shipped catalogue: quantities, evidence tables, standards and factor tables. Immutable and thread-safe. */
public final class Catalogue {

    private static final class Shipped {
        static final Catalogue CATALOGUE = new Catalogue(
                CatalogueReader.quantities(), CatalogueReader.tables(), StandardReader.standards(), Factors.shipped());
    }

    private final Map<String, QuantityDefinition> quantities;
    private final Map<String, EvidenceTable> tables;
    private final Map<String, Standard> standards;
    private final Factors factors;

    private Catalogue(
            Map<String, QuantityDefinition> quantities,
            Map<String, EvidenceTable> tables,
            Map<String, Standard> standards,
            Factors factors) {
        this.quantities = Collections.unmodifiableMap(quantities);
        this.tables = Collections.unmodifiableMap(tables);
        this.standards = Collections.unmodifiableMap(standards);
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
                .orElseThrow(
                        () -> new IllegalArgumentException("The quantity (%s) is not in the catalogue.".formatted(id)));
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
     * All standards, in the order of the file.
     *
     * @return the standards by id
     */
    public Map<String, Standard> standards() {
        return standards;
    }

    /**
     * A standard that may be absent.
     *
     * @param id the id, for example {@code gbt36132}
     * @return the standard, or empty
     */
    public Optional<Standard> findStandard(String id) {
        return Optional.ofNullable(standards.get(id));
    }

    /**
     * The edition that an undated reference to a standard means.
     *
     * @param standard the id of the standard
     * @param date the assessment date; for a certificate its own issue date
     * @return the edition in force on that day, or why there is none and when there was one
     * @throws IllegalArgumentException if the standard is not in the catalogue
     */
    public EditionOnDate editionOn(String standard, LocalDate date) {
        return findStandard(standard)
                .orElseThrow(() ->
                        new IllegalArgumentException("The standard (%s) is not in the catalogue.".formatted(standard)))
                .editionOn(date);
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

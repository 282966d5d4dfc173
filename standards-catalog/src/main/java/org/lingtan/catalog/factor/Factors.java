package org.lingtan.catalog.factor;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The factor tables. A lookup answers with the row that is right for place, year, purpose and date, or with nothing:
 * no factor is guessed and none is borrowed from another place, carrier or purpose.
 */
public final class Factors {

    private final List<Factor> rows;

    Factors(List<Factor> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * The tables that the product ships.
     *
     * @return the factors
     */
    public static Factors shipped() {
        return new Factors(List.of());
    }

    /**
     * Every row of every table, in the order of the files.
     *
     * @return the rows
     */
    public List<Factor> rows() {
        return rows;
    }

    /**
     * The mean grid emission factor for the inventory: that of the year if published by the date, else of the newest
     * earlier year published by then, at most three years back, with a warning.
     *
     * @param divisionOrRegion an administrative division code, of which the first two digits count, or the name of a region
     * @param year the year reported
     * @param publishedBy the assessment date
     * @return the factor in kgCO2/kWh, or empty
     */
    public Optional<Factor> findGrid(String divisionOrRegion, int year, LocalDate publishedBy) {
        return findGrid(divisionOrRegion, year, Purpose.INVENTORY, publishedBy);
    }

    /**
     * The mean grid emission factor for a purpose.
     *
     * @param divisionOrRegion as above
     * @param year the year reported
     * @param purpose the purpose
     * @param publishedBy the assessment date
     * @return the factor in kgCO2/kWh, or empty
     * @throws PurposeException if the row does not serve the purpose
     */
    public Optional<Factor> findGrid(String divisionOrRegion, int year, Purpose purpose, LocalDate publishedBy) {
        return Optional.empty();
    }

    /**
     * The default combustion factor of a fuel.
     *
     * @param carrier the fuel by id, Chinese or English name, or alias
     * @param purpose the purpose
     * @param date the assessment date
     * @return the factor in tCO2 for each unit of the fuel, or empty
     * @throws PurposeException if the row does not serve the purpose
     */
    public Optional<Factor> findFuel(String carrier, Purpose purpose, LocalDate date) {
        return Optional.empty();
    }

    /**
     * The default factor of an industrial process.
     *
     * @param product the product by id, Chinese or English name, or alias
     * @param purpose the purpose
     * @param date the assessment date
     * @return the factor in tCO2 for each unit of the product, or empty
     * @throws PurposeException if the row does not serve the purpose
     */
    public Optional<Factor> findProcess(String product, Purpose purpose, LocalDate date) {
        return Optional.empty();
    }

    /**
     * The coal equivalent of a carrier. Electricity has two: {@code electricity-current} (当量值) by energy content, and
     * {@code electricity-equivalent} (等价值) by the supply coal rate of the year, else of the newest earlier year
     * published by the date, with a warning; a later year's rate is never borrowed.
     *
     * @param carrier the carrier by id, Chinese or English name, or alias
     * @param year the year reported
     * @param date the assessment date
     * @return the factor in kgce for each unit of the carrier, or empty
     */
    public Optional<Factor> findCoalEquivalent(String carrier, int year, LocalDate date) {
        return Optional.empty();
    }

    /**
     * The digest of all factor rows.
     *
     * @return {@code sha256:} and 64 hexadecimal digits
     */
    public String digest() {
        return "sha256:";
    }
}

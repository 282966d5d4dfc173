package org.lingtan.catalog.quantity;

/** An amount was to be converted into a unit of another dimension, which no exact conversion can do. */
public final class UnitMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UnitMismatchException(Unit from, Unit to) {
        super("The unit (%s, %s) does not convert into %s (%s). Maybe the wrong unit was stated."
                .formatted(from.symbol(), from.dimension(), to.symbol(), to.dimension()));
    }
}

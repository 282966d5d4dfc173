package org.lingtan.catalog.factor;

import java.util.List;
import java.util.stream.Collectors;

/** A factor was asked for with a purpose it does not serve. */
public final class PurposeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    PurposeException(String place, List<Purpose> serves, Purpose asked) {
        super("The factor (%s) serves %s, not %s. Maybe a factor of that purpose is needed in evidence."
                .formatted(
                        place, serves.stream().map(Purpose::code).collect(Collectors.joining(" and ")), asked.code()));
    }
}

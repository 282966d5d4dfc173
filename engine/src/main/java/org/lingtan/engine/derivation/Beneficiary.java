package org.lingtan.engine.derivation;

import org.lingtan.engine.evidence.Park;

/** Whether a certificate or credit unit names the park: by credit code or by either name. */
final class Beneficiary {

    private Beneficiary() {}

    static boolean isPark(Park park, String named) {
        String name = named.strip();
        return name.equalsIgnoreCase(park.creditCode())
                || name.equals(park.name().zh().strip())
                || name.equalsIgnoreCase(park.name().en().strip());
    }
}

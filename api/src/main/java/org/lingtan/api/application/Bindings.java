package org.lingtan.api.application;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lingtan.api.application.CaseFile.Fact;
import org.lingtan.engine.outcome.CanonicalJson;

/** What a decision is bound to: the digest over evidence, rulebook, review record and findings. */
public final class Bindings {

    private Bindings() {}

    /**
     * The binding of the facts as the case knows them now.
     *
     * @param file the case
     * @return {@code sha256:} and 64 hexadecimal digits; empty while any of the four is not known
     */
    public static Optional<String> of(CaseFile file) {
        return of(file.rulebook(), file.facts());
    }

    /**
     * The binding of facts that were established anew.
     *
     * @param rulebook the pinned rulebook
     * @param facts the facts
     * @return {@code sha256:} and 64 hexadecimal digits; empty while any of the four is not known
     */
    public static Optional<String> of(String rulebook, Map<Fact, String> facts) {
        Map<String, Object> bound = new TreeMap<>();
        for (Fact fact : new Fact[] {Fact.PACKAGE, Fact.RULEBOOK, Fact.REVIEW, Fact.FINDINGS}) {
            Optional<String> value = Optional.ofNullable(facts.get(fact));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            bound.put(fact.name(), value.get());
        }
        bound.put("rulebook", rulebook);
        return Optional.of(CanonicalJson.digest(bound));
    }
}

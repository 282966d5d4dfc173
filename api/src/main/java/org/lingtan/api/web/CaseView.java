package org.lingtan.api.web;

import java.util.Map;
import java.util.TreeMap;
import org.lingtan.api.application.CaseFile;

/**
 * A case as it is answered.
 *
 * @param id the id
 * @param applicant the park's organisation
 * @param rulebook id and version, pinned for good
 * @param revision the number of acts so far, also the ETag
 * @param state where it stands
 * @param facts digests and dates by name
 */
record CaseView(
        String id, String applicant, String rulebook, String revision, String state, Map<String, String> facts) {

    static CaseView of(CaseFile file) {
        Map<String, String> facts = new TreeMap<>();
        file.facts().forEach((fact, value) -> facts.put(fact.code(), value));
        return new CaseView(
                file.id(),
                file.applicant(),
                file.rulebook(),
                String.valueOf(file.revision()),
                file.state().code(),
                facts);
    }

    Map<String, Object> toMap() {
        return new TreeMap<>(Map.of(
                "id",
                id,
                "applicant",
                applicant,
                "rulebook",
                rulebook,
                "revision",
                revision,
                "state",
                state,
                "facts",
                facts));
    }
}

package org.lingtan.api.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lingtan.api.application.Blockers;
import org.lingtan.api.application.CaseFile;
import org.lingtan.api.problem.JsonText;
import org.lingtan.catalog.source.Problem;

/**
 * A case as it is answered.
 *
 * @param id the id
 * @param applicant the park's organisation
 * @param rulebook id and version, pinned for good
 * @param revision the number of acts so far, also the ETag
 * @param state where it stands
 * @param facts digests and dates by name
 * @param blockers what blocks issuing, each with code, place, cause and remedy; none once it can be issued
 */
record CaseView(
        String id,
        String applicant,
        String rulebook,
        String revision,
        String state,
        Map<String, String> facts,
        List<Map<String, Object>> blockers) {

    static CaseView of(CaseFile file) {
        return of(file, List.of());
    }

    /** With what blocks the issuing of every case. */
    static CaseView of(CaseFile file, List<Problem> general) {
        Map<String, String> facts = new TreeMap<>();
        file.facts().forEach((fact, value) -> facts.put(fact.code(), value));
        List<Problem> blockers = new ArrayList<>(Blockers.of(file));
        blockers.addAll(general);
        return new CaseView(
                file.id(),
                file.applicant(),
                file.rulebook(),
                String.valueOf(file.revision()),
                file.state().code(),
                facts,
                JsonText.problems(blockers));
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
                facts,
                "blockers",
                blockers));
    }
}

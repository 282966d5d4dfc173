package org.lingtan.api.cli;

import java.util.List;
import java.util.Map;
import org.lingtan.api.audit.Discrepancy;
import org.lingtan.api.audit.IntegrityCheck;

/** How discrepancies between what is stored and what was re-derived are shown. */
final class DiscrepancyLines {

    private DiscrepancyLines() {}

    static List<Map<String, Object>> json(List<Discrepancy> found) {
        return found.stream()
                .map(one -> Map.<String, Object>of(
                        "place", one.place(), "code", one.code(), "found", one.found(), "expected", one.expected()))
                .toList();
    }

    static void say(Desk desk, IntegrityCheck.Result result) {
        result.discrepancies()
                .forEach(one -> desk.say(
                        desk.texts().get("fsck.discrepancy", one.place(), one.found(), one.expected(), one.code())));
        desk.say(desk.texts()
                .get("fsck.summary", result.entries(), result.discrepancies().size()));
    }
}

package org.lingtan.engine.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A small count of the campaign; {@code rulebooks/campaign timelines} runs the full one. */
class TimelineCampaignTest {

    @Test
    void no_history_ever_has_a_wrong_version_and_publishing_changes_no_stored_verdict() {
        TimelineCampaign.Result result = TimelineCampaign.run(500, 20261125, System.out);
        assertEquals(List.of(), result.misses());
        for (String kind : List.of(
                "release accepted",
                "release refused",
                "extent accepted",
                "extent refused",
                "supersession accepted",
                "withdrawal accepted",
                "registrations",
                "registrations with a choice",
                "registrations refused",
                "verdicts recomputed")) {
            assertTrue(result.counts().getOrDefault(kind, 0) > 50, kind + ": " + result.counts());
        }
    }
}

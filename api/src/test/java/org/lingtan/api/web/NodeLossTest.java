package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small count of {@link NodeLossCampaign}: one loss under load, one at a job. {@code -Dlingtan.node-losses=20} for more. */
class NodeLossTest {

    private static final long MOST_MILLIS = 30_000;

    @Test
    void two_nodes_share_the_work_and_each_survives_the_loss_of_the_other(@TempDir Path folder) throws Exception {
        try (NodeLossCampaign campaign = new NodeLossCampaign(folder)) {
            int rounds = Integer.getInteger("lingtan.node-losses", 2);
            NodeLossCampaign.Totals totals = campaign.run(rounds);
            assertTrue(totals.isClean(), totals::toString);
            assertEquals(rounds / 2, totals.jobsHeldByTheDead(), totals::toString);
            assertTrue(totals.slowestEnd() < MOST_MILLIS, totals::toString);
            assertTrue(totals.slowestJobs() < MOST_MILLIS, totals::toString);
            assertTrue(totals.slowestNewSubmission() < MOST_MILLIS, totals::toString);
        }
    }
}

package org.lingtan.api.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small count of {@link ServerKillCampaign}; the whole one is a command of its own. */
class ServerKillTest {

    @Test
    void nothing_acknowledged_is_lost_by_kills_of_the_whole_server(@TempDir Path temporary) throws Exception {
        String kept = System.getProperty("lingtan.server-kills.folder", "");
        int count = Integer.getInteger("lingtan.server-kills", 1);
        ServerKillCampaign campaign = new ServerKillCampaign(kept.isEmpty() ? temporary : Path.of(kept));
        ServerKillCampaign.Totals totals = campaign.run(count);
        assertTrue(totals.isClean(), totals::toString);
        assertEquals(0, totals.steps().getOrDefault("idle", 0L), totals::toString);
        assertTrue(totals.certificates() > 0 && totals.acts() > 0, totals::toString);
    }
}

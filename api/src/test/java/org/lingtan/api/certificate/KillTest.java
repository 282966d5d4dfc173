package org.lingtan.api.certificate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small count of {@link KillCampaign}; the whole one is a command of its own. */
class KillTest {

    @Test
    void nothing_acknowledged_is_lost_by_kills(@TempDir Path folder) throws Exception {
        String kept = System.getProperty("lingtan.kills.folder", "");
        KillCampaign campaign = new KillCampaign(kept.isEmpty() ? folder : Path.of(kept), System.nanoTime());
        KillCampaign.Totals totals = campaign.run(Integer.getInteger("lingtan.kills", 3));
        assertTrue(totals.isClean(), totals::toString);
        assertTrue(totals.killed() > 0, totals::toString);
    }
}

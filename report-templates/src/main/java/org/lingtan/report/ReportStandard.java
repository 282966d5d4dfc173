package org.lingtan.report;

import java.util.Optional;
import org.lingtan.catalog.Text;

/**
 * The standard a rulebook implements, as the catalogue knows it.
 *
 * @param titles its titles
 * @param edition the number of the edition, or its id where no number is established
 * @param publisher who published it; empty where that is not established
 * @param note what a reader must know about these facts; empty for nothing
 */
public record ReportStandard(Text titles, String edition, Optional<Text> publisher, Optional<Text> note) {}

package org.lingtan.api.web;

import java.io.IOException;
import java.nio.file.Path;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.database.SharedPrograms;

/** The whole case on the PostgreSQL that the server brings, starts and stops itself. */
class WholeCaseEmbeddedTest extends WholeCase {

    @Override
    DatabaseSettings store(Path data) {
        return new DatabaseSettings.Embedded(data);
    }

    @Override
    void prepare(Path data) throws IOException {
        SharedPrograms.link(data);
    }
}

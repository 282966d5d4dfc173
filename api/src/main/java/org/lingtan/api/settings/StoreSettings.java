package org.lingtan.api.settings;

import java.nio.file.Path;
import org.lingtan.api.database.DatabaseSettings;

/**
 * Where everything is kept.
 *
 * @param data the data folder: documents, keys, and the database unless it is an external one
 * @param database which database
 */
public record StoreSettings(Path data, DatabaseSettings database) {

    /** Stands in the data folder while it is restored; a folder that still holds it is not whole. */
    public static final String UNFINISHED = "restore-unfinished";
}

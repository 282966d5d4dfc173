package org.lingtan.api.settings;

import java.nio.file.Path;
import org.lingtan.api.database.DatabaseSettings;

/**
 * Where everything is kept.
 *
 * @param data the folder of this node: what it lays out and remembers for itself, and the database unless it is an external
 *     one
 * @param shared the folder that all nodes on the database share: documents and keys; the data folder where there is one node
 * @param database which database
 */
public record StoreSettings(Path data, Path shared, DatabaseSettings database) {

    /** Those of a single node. */
    public StoreSettings(Path data, DatabaseSettings database) {
        this(data, data, database);
    }

    /** Stands in the shared folder while it is restored; a folder that still holds it is not whole. */
    public static final String UNFINISHED = "restore-unfinished";

    /** Where documents are kept. */
    public Path documents() {
        return shared.resolve("documents");
    }

    /** Where keys are kept, and the list of all that ever signed. */
    public Path keys() {
        return shared.resolve("keys");
    }

    /** The key with which the database keeps secrets. */
    public Path accessKey() {
        return shared.resolve("access-key");
    }
}

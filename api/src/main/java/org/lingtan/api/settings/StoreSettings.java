package org.lingtan.api.settings;

import java.nio.file.Path;
import org.lingtan.api.database.DatabaseSettings;
import org.lingtan.api.document.DocumentPlace;
import org.lingtan.api.document.DocumentStore;

/**
 * Where everything is kept.
 *
 * @param data the folder of this node: what it lays out and remembers for itself, and the database unless it is an external
 *     one
 * @param shared the folder that all nodes on the database share: documents and keys; the data folder where there is one node
 * @param database which database
 * @param documents where documents are kept
 */
public record StoreSettings(Path data, Path shared, DatabaseSettings database, DocumentPlace documents) {

    /** Those of a single node. */
    public StoreSettings(Path data, DatabaseSettings database) {
        this(data, data, database, inFolder(data));
    }

    /** The folder of documents where nothing else is said. */
    static final String DOCUMENTS = "documents";

    /** The store of documents of a folder where nothing else is said. */
    static DocumentPlace inFolder(Path shared) {
        return new DocumentPlace.Folder(shared.resolve(DOCUMENTS));
    }

    /** Opens the store of documents. */
    public DocumentStore openDocuments() {
        return DocumentStore.at(documents, data.resolve("incoming"));
    }

    /** Stands in the shared folder while it is restored; a folder that still holds it is not whole. */
    public static final String UNFINISHED = "restore-unfinished";

    /** Where the parts of uploads are kept. */
    public Path uploads() {
        return shared.resolve("uploads");
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

package org.lingtan.api.document;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where documents are kept. */
public sealed interface DocumentPlace {

    /**
     * A folder, which the first document makes.
     *
     * @param path the folder
     */
    record Folder(Path path) implements DocumentPlace {}

    /**
     * A bucket of a store that speaks S3.
     *
     * @param endpoint where the store is reached; empty for Amazon's own in that region
     * @param region the region, for example {@code cn-north-1}
     * @param name the name of the bucket, 3 to 63 letters, digits, dots and hyphens; it must be there already
     * @param isPathStyle whether the name stands in the path of requests, not in the name of the host
     * @param login who asks
     */
    record Bucket(Optional<URI> endpoint, String region, String name, boolean isPathStyle, Login login)
            implements DocumentPlace {}

    /**
     * Who asks a store.
     *
     * @param accessKey the id of the key
     * @param secretKey the secret, which signs requests and is never sent
     */
    record Login(String accessKey, String secretKey) {
        /** Without the secret. */
        @Override
        public String toString() {
            return accessKey;
        }
    }
}

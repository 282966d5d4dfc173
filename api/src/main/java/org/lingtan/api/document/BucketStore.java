package org.lingtan.api.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lingtan.engine.outcome.CanonicalJson;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Documents in a bucket. Whatever was written is read back before it is called kept, since some stores do not hold an
 * upload against its checksum; a document that is there already, whole, is not sent again.
 */
final class BucketStore implements DocumentStore {

    private static final String FOLDER = "documents/";

    private final S3Client client;
    private final String bucket;
    private final BucketReader reader;
    private final Path scratch;

    BucketStore(DocumentPlace.Bucket place, Path scratch) {
        this.client = BucketClient.of(place);
        this.bucket = place.name();
        this.reader = new BucketReader(client, bucket);
        this.scratch = scratch;
    }

    @Override
    public String put(byte[] document) {
        String digest = CanonicalJson.digest(document);
        require(digest, store(digest, () -> RequestBody.fromBytes(document)));
        return digest;
    }

    @Override
    public void keep(Path file, String digest) {
        require(digest, copyIn(file, digest));
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public State copyIn(Path file, String digest) {
        return store(digest, () -> RequestBody.fromFile(file));
    }

    private State store(String digest, Supplier<RequestBody> body) {
        State before = state(digest);
        if (before == State.WHOLE) {
            return before;
        }
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Digest.hex(digest)));
        RequestBody sent = body.get();
        long bytes = sent.optionalContentLength().orElse(LARGEST);
        asked(() -> client.putObject(
                request -> request.bucket(bucket)
                        .key(key(digest))
                        .checksumSHA256(checksum)
                        .overrideConfiguration(BucketClient.within(bytes)),
                sent));
        return state(digest);
    }

    private void require(String digest, State state) {
        if (state != State.WHOLE) {
            throw BucketReader.failed(
                    bucket, new IOException("%s came back %s".formatted(digest, state.name())), "the store lost it");
        }
    }

    @Override
    public Optional<byte[]> find(String digest) {
        return reader.find(key(digest))
                .filter(bytes -> CanonicalJson.digest(bytes).equals(digest));
    }

    @Override
    public <T> Optional<T> reading(String digest, Function<Path, T> work) {
        try {
            Files.createDirectories(scratch);
            // A folder, so that the name of the file is free until the document stands there whole.
            Path place = Files.createTempDirectory(scratch, "document");
            Path file = place.resolve("document");
            try {
                Optional<T> done =
                        copyTo(digest, file) == State.WHOLE ? Optional.of(work.apply(file)) : Optional.empty();
                remove(file);
                remove(place);
                return done;
            } catch (RuntimeException | Error failure) {
                removeAfter(failure, file);
                removeAfter(failure, place);
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean layOut(String digest, Path place) {
        return copyTo(digest, place) == State.WHOLE;
    }

    @Override
    public State copyTo(String digest, Path place) {
        try {
            State found = reader.copy(
                    key(digest),
                    digest,
                    () -> Files.newOutputStream(
                            place,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE));
            if (found != State.WHOLE) {
                remove(place);
            }
            return found;
        } catch (RuntimeException | Error failure) {
            removeAfter(failure, place);
            throw failure;
        }
    }

    /** A part that cannot be removed either is told beneath what left it there. */
    private static void removeAfter(Throwable failure, Path part) {
        try {
            remove(part);
        } catch (UncheckedIOException second) {
            failure.addSuppressed(second);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public State state(String digest) {
        return reader.copy(key(digest), digest, OutputStream::nullOutputStream);
    }

    @Override
    public List<String> digests() {
        return asked(() ->
                client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(FOLDER)).contents().stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(FOLDER.length()))
                        .filter(Digest::isHex)
                        .map(name -> Digest.PREFIX + name)
                        .sorted()
                        .toList());
    }

    @Override
    public boolean isReachable() {
        try {
            client.headBucket(request -> request.bucket(bucket).overrideConfiguration(BucketClient::quickly));
            return true;
        } catch (SdkException unreachable) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw BucketReader.failed(bucket, e, BucketReader.said(e));
        }
    }

    private static String key(String digest) {
        return FOLDER + Digest.hex(digest);
    }
}

package org.lingtan.api.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lingtan.api.document.DocumentStore.State;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Reads objects to their ends, so that a document of which a part came is never taken for an altered one. */
final class BucketReader {

    private final S3Client client;
    private final String bucket;

    BucketReader(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    /** Makes a target for each attempt anew. */
    @FunctionalInterface
    interface Target {
        OutputStream open() throws IOException;
    }

    /** Copies an object and tells whether its bytes are those of the digest. */
    State copy(String key, String digest, Target to) {
        return read(key, to).map(read -> read.against(digest)).orElse(State.MISSING);
    }

    Optional<byte[]> find(String key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Target target = () -> {
            bytes.reset();
            return bytes;
        };
        return read(key, target).map(read -> bytes.toByteArray());
    }

    private Optional<Digest.Read> read(String key, Target to) {
        try {
            return Optional.of(client.getObject(
                    request -> request.bucket(bucket)
                            .key(key)
                            .overrideConfiguration(BucketClient.within(DocumentStore.LARGEST)),
                    (about, in) -> copied(about.contentLength(), in, to)));
        } catch (NoSuchKeyException none) {
            return Optional.empty();
        } catch (SdkException e) {
            Optional<IOException> ours = causes(e)
                    .filter(Unwritable.class::isInstance)
                    .map(cause -> ((Unwritable) cause).first)
                    .findFirst();
            if (ours.isPresent()) {
                throw new UncheckedIOException(ours.get());
            }
            boolean isBrokenOff = causes(e).anyMatch(BrokenOff.class::isInstance);
            throw failed(bucket, e, isBrokenOff ? "its answers break off" : said(e));
        }
    }

    /** The client wraps what is thrown inside of a call, and may do so more than once. */
    private static Stream<Throwable> causes(SdkException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /**
     * Copies inside the call, so that the time limits of the client hold for the last byte as for the first. What breaks off is
     * the store's and tried again, with a target that is opened anew; what cannot be written is ours.
     */
    private static Digest.Read copied(@Nullable Long length, InputStream in, Target to) {
        try (OutputStream out = to.open();
                Sink sink = new Sink(out)) {
            Digest.Read read = whole(in, sink);
            if (length != null && length != read.bytes()) {
                throw new BrokenOff(new IOException(read.bytes() + " of " + length + " bytes came"));
            }
            return read;
        } catch (BrokenOff e) {
            throw RetryableException.create("An answer broke off.", e);
        } catch (IOException e) {
            throw NonRetryableException.create("An answer could not be written.", new Unwritable(e));
        }
    }

    private static Digest.Read whole(InputStream in, Sink sink) throws IOException {
        try {
            return Digest.copy(in, sink);
        } catch (IOException e) {
            if (sink.hasFailed()) {
                throw e;
            }
            throw new BrokenOff(e);
        }
    }

    private static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    private static final class Unwritable extends IOException {
        private static final long serialVersionUID = 1;

        private final IOException first;

        Unwritable(IOException cause) {
            super(cause);
            this.first = cause;
        }
    }

    /** What the operator is told: what the store answered, or that it did not; never what was asked with which key. */
    static String said(SdkException failure) {
        return failure instanceof AwsServiceException answered
                ? "it answers " + answered.statusCode() + " "
                        + String.valueOf(
                                answered.awsErrorDetails() == null
                                        ? ""
                                        : answered.awsErrorDetails().errorCode())
                : "it does not answer";
    }

    static UncheckedIOException failed(String bucket, Exception cause, String why) {
        return new UncheckedIOException(
                new IOException("The bucket %s cannot be used: %s.".formatted(bucket, why.strip()), cause));
    }
}

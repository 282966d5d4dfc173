package org.lingtan.api.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.lingtan.api.document.DocumentStore.State;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Reads objects to their ends. The client asks again where it gets no answer, but not where an answer breaks off: that is
 * done here, so that a document of which a part came is never taken for an altered one.
 */
final class BucketReader {

    private static final int ATTEMPTS = 3;

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
        for (int attempt = 1; ; attempt++) {
            try (OutputStream out = to.open()) {
                return Optional.of(whole(key, out));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            } catch (SdkException e) {
                throw failed(bucket, e, said(e));
            } catch (BrokenOff e) {
                if (attempt == ATTEMPTS) {
                    throw failed(bucket, e, "its answers break off");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Digest.Read whole(String key, OutputStream out) throws IOException {
        try (ResponseInputStream<GetObjectResponse> in =
                client.getObject(request -> request.bucket(bucket).key(key))) {
            OptionalLong length = in.response().contentLength() == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(in.response().contentLength());
            Sink sink = new Sink(out);
            Digest.Read read = copied(in, sink);
            if (length.isPresent() && length.getAsLong() != read.bytes()) {
                throw new BrokenOff(new IOException(read.bytes() + " of " + length.getAsLong() + " bytes came"));
            }
            return read;
        }
    }

    /** A stream that breaks off is the store's, a file that cannot be written is ours. */
    private static Digest.Read copied(ResponseInputStream<GetObjectResponse> in, Sink sink) throws IOException {
        try {
            return Digest.copy(in, sink);
        } catch (IOException e) {
            if (sink.hasFailed()) {
                throw e;
            }
            in.abort();
            throw new BrokenOff(e);
        }
    }

    private static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super(cause);
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

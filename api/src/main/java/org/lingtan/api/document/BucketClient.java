package org.lingtan.api.document;

import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** A client of a store: what it may take in time, how often it asks again, and that it asks nobody else for anything. */
final class BucketClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration ATTEMPT = Duration.ofMinutes(2);
    /** What there is in all beside one attempt: for two more that fail soon, and the pauses between them. */
    private static final Duration AGAIN = Duration.ofMinutes(3);
    /** A line that is slower than this, by bytes in a second, is of no use. */
    private static final long SLOWEST = 500_000;

    private static final Duration QUICKLY = Duration.ofSeconds(3);

    private BucketClient() {}

    static S3Client of(DocumentPlace.Bucket place) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(place.region()))
                .forcePathStyle(place.isPathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        place.login().accessKey(), place.login().secretKey())))
                // Digests are computed here in any case; stores that are not Amazon's know no others.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(ATTEMPT.plus(AGAIN))
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy())
                        // Only the settings of the server count, not what the account of its machine has.
                        .defaultProfileFile(ProfileFile.aggregator().build())
                        .build());
        place.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** For what sends or gets a document, so large that it would not come in the usual time. */
    static Consumer<AwsRequestOverrideConfiguration.Builder> within(long bytes) {
        Duration attempt = ATTEMPT.plusSeconds(bytes / SLOWEST);
        return request -> request.apiCallAttemptTimeout(attempt).apiCallTimeout(attempt.plus(AGAIN));
    }

    /** For who asks whether the store is there, and does not want to wait. */
    static void quickly(AwsRequestOverrideConfiguration.Builder request) {
        request.apiCallTimeout(QUICKLY);
    }
}

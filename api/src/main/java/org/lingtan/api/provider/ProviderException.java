package org.lingtan.api.provider;

/** Something is wrong with the provider or with what a browser brought from it. */
final class ProviderException extends Exception {

    private static final long serialVersionUID = 1;

    private final ProviderFailure failure;

    ProviderException(ProviderFailure failure) {
        super(failure.code());
        this.failure = failure;
    }

    ProviderException(ProviderFailure failure, Throwable cause) {
        super(failure.code(), cause);
        this.failure = failure;
    }

    ProviderFailure failure() {
        return failure;
    }
}

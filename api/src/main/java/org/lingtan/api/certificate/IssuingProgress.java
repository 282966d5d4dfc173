package org.lingtan.api.certificate;

/** Is told how far issuing has come, by the thread that issues and before it goes on. */
@FunctionalInterface
public interface IssuingProgress {

    /**
     * A step is done.
     *
     * @param step the step
     * @param number the number of the certificate
     */
    void reached(IssuingStep step, String number);
}

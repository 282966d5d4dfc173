package org.lingtan.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fact about a standard, with how well it is known.
 *
 * @param <T> the type of the fact
 * @param value the fact; null if it is not established
 * @param confidence how well it is known
 */
public record Stated<T>(@Nullable T value, Confidence confidence) {

    /**
     * Rejects a fact that claims to be known but is absent.
     *
     * @throws IllegalArgumentException if there is a confidence without a value
     */
    public Stated {
        if (value == null && confidence != Confidence.NOT_ESTABLISHED) {
            throw new IllegalArgumentException("A fact of confidence %s needs a value.".formatted(confidence));
        }
    }

    /**
     * A fact that nobody has established.
     *
     * @param <T> the type of the fact
     * @return the absent fact
     */
    public static <T> Stated<T> notEstablished() {
        return new Stated<>(null, Confidence.NOT_ESTABLISHED);
    }

    /**
     * The fact, if it is established.
     *
     * @return the fact, or empty
     */
    public Optional<T> findValue() {
        return Optional.ofNullable(value);
    }
}

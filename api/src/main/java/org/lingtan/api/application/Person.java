package org.lingtan.api.application;

import java.util.Set;

/**
 * Who acts. Chairs are compared by the id of the person, never by role or account.
 *
 * @param id the person, the same in every account and token of theirs
 * @param tenant whom the person acts for: a park's organisation, or the certification body
 * @param roles what the person may be asked for
 */
public record Person(String id, String tenant, Set<Role> roles) {

    /** Copies the roles. */
    public Person {
        if (id.isBlank() || tenant.isBlank()) {
            throw new IllegalArgumentException("A person (%s of %s) needs an id and a tenant.".formatted(id, tenant));
        }
        roles = Set.copyOf(roles);
    }

    /** The tenant of everybody who works for the certification body. */
    public static final String BODY = "body";

    /** The tenant of everybody without an account. */
    public static final String NOBODY = "public";

    /** Anybody without an account. No account has this id. */
    public static final Person PUBLIC = new Person("public", NOBODY, Set.of(Role.PUBLIC));

    /** The server itself: what it does by the clock, and what it ends after a kill. No account has this id. */
    public static final Person SYSTEM = new Person("system", BODY, Set.of(Role.PUBLISHER));
}

package org.lingtan.api.application;

/** How a person must stand to a case to do something with it, beside having the role. */
enum Standing {
    /** The role is enough. */
    ROLE,
    /** Acts for the park of the case. */
    PARK,
    /** Sits in the chair. */
    HOLDS,
    /** Sits down in the chair by doing it. */
    TAKES,
    /** Puts another person into the chair. */
    SEATS
}

package org.lingtan.api.web;

/** The whole case on a PostgreSQL that somebody else runs, reached by settings. */
class WholeCaseTest extends WholeCase {}

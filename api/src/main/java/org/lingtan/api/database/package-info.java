/** The one database: a PostgreSQL of our own in the data folder, or another one by settings; migrations; transactions. */
@NullMarked
package org.lingtan.api.database;

import org.jspecify.annotations.NullMarked;

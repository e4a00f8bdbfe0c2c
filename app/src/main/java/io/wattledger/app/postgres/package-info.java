/**
 * A real PostgreSQL server, started and stopped by this program: its binaries, the account it runs under, its one data directory.
 */
@NullMarked
package io.wattledger.app.postgres;

import org.jspecify.annotations.NullMarked;

/**
 * Personal data under lock and key: one key for each owner of an account, wrapped with a master key that never enters the database.
 */
@NullMarked
package io.wattledger.app.vault;

import org.jspecify.annotations.NullMarked;

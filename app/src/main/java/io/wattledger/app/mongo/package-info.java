/**
 * The read store's server when no other is named: MongoDB's wire protocol served from this process, kept in one file.
 */
@NullMarked
package io.wattledger.app.mongo;

import org.jspecify.annotations.NullMarked;

/**
 * How queries read: typed documents, pages, and what an operator is allowed to see.
 */
@NullMarked
package io.wattledger.query.reading;

import org.jspecify.annotations.NullMarked;

/**
 * What all queries over HTTP share: paging, waiting for one's own write, and the position that an answer is of.
 */
@NullMarked
package io.wattledger.query.web;

import org.jspecify.annotations.NullMarked;

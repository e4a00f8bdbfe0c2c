/**
 * Queries about device operations and sales.
 */
@NullMarked
package io.wattledger.query.operation.web;

import org.jspecify.annotations.NullMarked;

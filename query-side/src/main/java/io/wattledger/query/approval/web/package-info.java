/**
 * Queries about requests for approval.
 */
@NullMarked
package io.wattledger.query.approval.web;

import org.jspecify.annotations.NullMarked;

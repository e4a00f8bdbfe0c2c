/**
 * Queries of auditors: stored events, chains, replay.
 */
@NullMarked
package io.wattledger.query.audit.web;

import org.jspecify.annotations.NullMarked;

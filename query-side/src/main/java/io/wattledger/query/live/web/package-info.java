/**
 * The live stream over server-sent events.
 */
@NullMarked
package io.wattledger.query.live.web;

import org.jspecify.annotations.NullMarked;

/**
 * Queries about sites, buildings and units.
 */
@NullMarked
package io.wattledger.query.structure.web;

import org.jspecify.annotations.NullMarked;

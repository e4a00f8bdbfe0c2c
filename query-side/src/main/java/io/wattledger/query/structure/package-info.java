/**
 * Sites, buildings and units as people see them.
 */
@NullMarked
package io.wattledger.query.structure;

import org.jspecify.annotations.NullMarked;

/**
 * Meters as people see them: the state wall, its six states and the badges beside them.
 */
@NullMarked
package io.wattledger.query.meter;

import org.jspecify.annotations.NullMarked;

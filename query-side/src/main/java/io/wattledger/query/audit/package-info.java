/**
 * What auditors ask: the stored events themselves, and whether the read models tell what they say.
 */
@NullMarked
package io.wattledger.query.audit;

import org.jspecify.annotations.NullMarked;

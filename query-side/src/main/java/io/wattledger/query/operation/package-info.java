/**
 * Device operations as people follow them: from acceptance to what the meter proved.
 */
@NullMarked
package io.wattledger.query.operation;

import org.jspecify.annotations.NullMarked;

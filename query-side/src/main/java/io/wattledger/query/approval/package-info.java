/**
 * Requests for a second person's approval as people see them.
 */
@NullMarked
package io.wattledger.query.approval;

import org.jspecify.annotations.NullMarked;

/**
 * Who may do what: operators, permissions, sites.
 */
@NullMarked
package io.wattledger.kernel.access;

import org.jspecify.annotations.NullMarked;

/**
 * Where events and read models are kept: servers of this program's own, or those that the operator names.
 */
@NullMarked
package io.wattledger.app.stores;

import org.jspecify.annotations.NullMarked;

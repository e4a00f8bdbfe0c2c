/**
 * Taking a property under management.
 */
@NullMarked
package io.wattledger.command.structure.site;

import org.jspecify.annotations.NullMarked;

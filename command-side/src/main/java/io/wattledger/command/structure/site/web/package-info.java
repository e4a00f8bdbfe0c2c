/**
 * REST for taking sites under management.
 */
@NullMarked
package io.wattledger.command.structure.site.web;

import org.jspecify.annotations.NullMarked;

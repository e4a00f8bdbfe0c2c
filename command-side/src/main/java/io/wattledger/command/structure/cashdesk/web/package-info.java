/**
 * REST for what holds at the cash desks of a site.
 */
@NullMarked
package io.wattledger.command.structure.cashdesk.web;

import org.jspecify.annotations.NullMarked;

/**
 * REST for asking that a meter be released from quarantine.
 */
@NullMarked
package io.wattledger.command.account.release.web;

import org.jspecify.annotations.NullMarked;

/**
 * What is registered, as tables written in the transactions of the events: the devices for the adapter, the site of every identity for permissions, and what may be claimed only once.
 */
@NullMarked
package io.wattledger.command.directory;

import org.jspecify.annotations.NullMarked;

/**
 * The way to the meters: links, buses, profiles, device operations and polling, wired as one part of a program. Start reading at {@link
 * io.wattledger.adapter.fleet.Fleet}.
 */
@NullMarked
package io.wattledger.adapter;

import org.jspecify.annotations.NullMarked;

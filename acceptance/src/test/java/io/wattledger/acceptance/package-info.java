/**
 * Black-box checks of the whole program: it runs as a process of its own and is driven over HTTP, its meters are simulated in this process behind real
 * sockets, so that they remember what was done to them when the program is killed.
 */
package io.wattledger.acceptance;

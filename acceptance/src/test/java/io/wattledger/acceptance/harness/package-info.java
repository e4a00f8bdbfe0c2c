/**
 * What the checks are made of: the program as a child process, the office that speaks to it over HTTP, the campus of simulated meters behind real
 * sockets, and the oracle that counts every fen afterwards. Nothing here knows anything of the program but its documented interfaces.
 */
package io.wattledger.acceptance.harness;

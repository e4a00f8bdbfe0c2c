/**
 * What every REST endpoint shares: the way from a request to a command and to its answer, problem documents in the reader's language, the wire form of the kernel's types, the OpenAPI document.
 */
@NullMarked
package io.wattledger.command.web;

import org.jspecify.annotations.NullMarked;

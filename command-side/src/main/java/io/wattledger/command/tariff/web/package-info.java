/**
 * How tariff plans look in requests, and how they are read.
 */
@NullMarked
package io.wattledger.command.tariff.web;

import org.jspecify.annotations.NullMarked;
